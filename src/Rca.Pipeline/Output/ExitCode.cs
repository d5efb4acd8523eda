using Rca.Core.Manifests;

namespace Rca.Pipeline.Output;

/// <summary>What a command tells the shell.</summary>
static class ExitCode
{
    public const int Complete = 0;
    public const int Fault = 1;
    public const int BadInput = 2;
    public const int Gaps = 3;
    public const int NotVerified = 4;

    public static int Of(Manifest manifest) => manifest.Payload.Header.Completeness.IsComplete ? Complete : Gaps;
}
