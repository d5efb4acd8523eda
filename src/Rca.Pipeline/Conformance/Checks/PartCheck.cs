using System.Globalization;
using Rca.Contracts;

namespace Rca.Pipeline.Conformance.Checks;

sealed class PartCheck : ICheck
{
    const int LargestMessage = 1024 * 1024;

    public string Id => "parts";

    public string Promise => "sends an attempt in parts that count from 0, each a message of at most 1 MiB, the last one with the only closing";

    public Verdict Judge(Transcript transcript)
    {
        if (transcript.Malformed > 0) return Verdict.Fails("a message is not the JSON of a CapturedEvidence (docs/contract/captured-evidence.schema.json)");
        if (transcript.Answers.FirstOrDefault(a => a.Size > LargestMessage) is { } large)
            return Verdict.Fails(string.Create(CultureInfo.InvariantCulture, $"a message has {large.Size} bytes"));
        return Verdict.Of(transcript.Asked.SelectMany(transcript.AttemptsAt).Select(Problem).OfType<string>());
    }

    static string? Problem(IReadOnlyList<Answer> attempt)
    {
        // A message may come twice under the same id.
        var parts = attempt.DistinctBy(a => a.Message.Sequence).OrderBy(a => a.Message.Sequence).ToList();
        if (!parts.Select(p => p.Message.Sequence).SequenceEqual(Enumerable.Range(0, parts.Count))) return "the parts of an attempt do not count from 0 without a gap";
        if (parts.Any(p => p.Part is null)) return null;
        var closings = parts.Select(p => p.Part!.Closing).OfType<Closing>().ToList();
        if (closings.Count > 1 || (closings.Count == 1 && parts[^1].Part!.Closing is null)) return "an attempt was closed before its last part";
        var items = parts.Sum(p => p.Part!.Items.Count);
        return closings is [var closing] && closing.Items != items
            ? string.Create(CultureInfo.InvariantCulture, $"a closing counts {closing.Items} items, and {items} came")
            : null;
    }
}
