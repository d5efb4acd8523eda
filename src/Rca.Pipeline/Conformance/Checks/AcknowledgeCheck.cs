using System.Globalization;

namespace Rca.Pipeline.Conformance.Checks;

sealed class AcknowledgeCheck : ICheck
{
    public string Id => "acknowledge";

    public string Promise => "acknowledges every command, those too that it does not carry out";

    public Verdict Judge(Transcript transcript) => transcript.LeftInQueue switch
    {
        null => Verdict.NotChecked("only with --exec"),
        0 => Verdict.Holds,
        var left => Verdict.Fails(string.Create(CultureInfo.InvariantCulture, $"{left} commands were left in its queue")),
    };
}
