using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class LedgerCheck : ICheck
{
    public string Id => "ledger";

    public string Promise => "accounts for its requests: whoever collected something, or found nothing, has asked";

    public Verdict Judge(Transcript transcript)
    {
        var closings = transcript.Answers.Select(a => a.Part?.Closing).OfType<Closing>().Where(c => c.Outcome is Outcome.Collected or Outcome.Truncated or Outcome.Empty).ToList();
        if (closings.Count == 0) return Verdict.NotChecked("nothing was collected: give it a source that answers");
        return closings.Any(c => c.Ledger.Count == 0) ? Verdict.Fails("an attempt that asked the source has an empty ledger") : Verdict.Holds;
    }
}
