using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class ExpiredCheck : ICheck
{
    public string Id => "expired";

    public string Promise => "does not carry out a command whose deadline is long past";

    public Verdict Judge(Transcript transcript) => Verdict.Of(transcript.Of(Question.Expired).SelectMany(transcript.AttemptsAt)
        .Where(attempt => attempt.Any(a => a.Part is not { Items.Count: 0 } || a.Part.Closing is { Ledger.Count: > 0 } or { Outcome: Outcome.Collected or Outcome.Empty }))
        .Select(_ => "it was carried out"));
}
