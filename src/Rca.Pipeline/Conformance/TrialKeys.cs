using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Conformance;

/// <summary>The keys of one trial, and the files of those that the candidate gets.</summary>
sealed class TrialKeys
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    TrialKeys(string folder) => (SealingPublicPath, PlannerPublicPath, SourcePath) =
        (Path.Combine(folder, "sealing.public.pem"), Path.Combine(folder, "planner.public.pem"), Path.Combine(folder, "source.private.pem"));

    public SealingKey Redactor { get; } = SealingKey.Create();

    public SigningKey Planner { get; } = SigningKey.Create();

    public SigningKey Source { get; } = SigningKey.Create();

    public string SealingPublicPath { get; }

    public string PlannerPublicPath { get; }

    public string SourcePath { get; }

    public static TrialKeys Write(string folder)
    {
        var keys = new TrialKeys(folder);
        KeyFiles.Write(keys.SealingPublicPath, keys.Redactor.PublicKey.ToPem(), OwnerOnly);
        KeyFiles.Write(keys.PlannerPublicPath, keys.Planner.PublicKey.ToPem(), OwnerOnly);
        KeyFiles.Write(keys.SourcePath, keys.Source.ToPem(), OwnerOnly);
        return keys;
    }
}
