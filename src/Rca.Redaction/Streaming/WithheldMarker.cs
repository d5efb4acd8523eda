using System.Text;

namespace Rca.Redaction.Streaming;

/// <summary>What stands in the place of something withheld.</summary>
static class WithheldMarker
{
    internal static byte[] Of(WithheldReason reason) => Encoding.ASCII.GetBytes($"[WITHHELD:{Word(reason)}]");

    /// <summary>The marker as a JSON string, which is a YAML one too.</summary>
    internal static byte[] Quoted(WithheldReason reason) => [(byte)'"', .. Of(reason), (byte)'"'];

    internal static string Word(WithheldReason reason) => reason switch
    {
        WithheldReason.NotJson => "not-json",
        WithheldReason.NotYaml => "not-yaml",
        WithheldReason.RootUndeclared => "root-undeclared",
        WithheldReason.Unstable => "unstable",
        WithheldReason.SweepFound => "sweep-found",
        WithheldReason.TooLarge => "too-large",
        WithheldReason.EngineFault => "engine-fault",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
