using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class OutcomeCheck : ICheck
{
    // A collector cannot know these: one is the redactor's word, the other the planner's.
    static readonly Outcome[] OfOthers = [Outcome.Withheld, Outcome.Skipped];

    public string Id => "outcome";

    public string Promise => "answers a command for each of its capabilities with an attempt that is closed by an outcome of the set";

    public Verdict Judge(Transcript transcript) => Verdict.Of(transcript.Of(Question.Plain).Select(asked => Problem(asked, transcript.AttemptAt(asked))).OfType<string>());

    static string? Problem(Asked asked, IReadOnlyList<Answer> attempt)
    {
        var capability = asked.Command.Capability;
        if (attempt.Count == 0) return $"{capability}: no answer came";
        if (attempt.All(a => a.Signed is null)) return null;
        if (attempt.Any(a => a is { Signed: not null, Part: null })) return $"{capability}: what is inside the seal is not the JSON of a CapturedPart (docs/contract/captured-part.schema.json)";
        if (attempt.Select(a => a.Part?.Closing).OfType<Closing>().LastOrDefault() is not { } closing) return $"{capability}: the attempt was not closed";
        if (OfOthers.Contains(closing.Outcome)) return $"{capability}: {closing.Outcome} is not for a collector to say";
        if (closing.Outcome is Outcome.Empty && closing.Items > 0) return $"{capability}: Empty, and yet {closing.Items} items";
        return closing.Outcome is Outcome.Collected or Outcome.Truncated && closing.Items == 0 ? $"{capability}: {closing.Outcome} without an item" : null;
    }
}
