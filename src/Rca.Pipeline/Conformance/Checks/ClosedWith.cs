using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

/// <summary>A command that is answered by one outcome, with the source left alone.</summary>
static class ClosedWith
{
    public static Verdict Judge(Transcript transcript, Question question, Outcome expected)
    {
        foreach (var asked in transcript.Of(question))
        {
            var attempt = transcript.AttemptAt(asked);
            if (attempt.Count == 0) return Verdict.Fails("no answer came");
            if (attempt.Select(a => a.Part?.Closing).OfType<Closing>().LastOrDefault() is not { } closing) return Verdict.NotChecked("its closing could not be read");
            if (closing.Outcome != expected) return Verdict.Fails($"it was closed with {closing.Outcome}");
            if (closing.Items > 0 || closing.Ledger.Count > 0) return Verdict.Fails($"{expected}, and yet {closing.Ledger.Count} requests and {closing.Items} items");
        }

        return Verdict.Holds;
    }
}
