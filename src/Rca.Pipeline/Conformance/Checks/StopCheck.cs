using System.Globalization;

namespace Rca.Pipeline.Conformance.Checks;

sealed class StopCheck : ICheck
{
    /// <summary>A third of what Kubernetes gives a pod, with nothing under way.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    public string Id => "stop";

    public string Promise => "ends on SIGTERM";

    public Verdict Judge(Transcript transcript) => transcript.StoppedAfter switch
    {
        null => Verdict.NotChecked("only with --exec"),
        var after when after <= Limit => Verdict.Holds,
        _ => Verdict.Fails(string.Create(CultureInfo.InvariantCulture, $"it had not ended after {Limit.TotalSeconds:0} s, and was killed")),
    };
}
