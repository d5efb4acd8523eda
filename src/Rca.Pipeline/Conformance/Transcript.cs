using Rca.Core.Collecting;
using Rca.Core.Sealing;
using Rca.Core.Signing;

namespace Rca.Pipeline.Conformance;

/// <summary>All that was recorded while a candidate ran: the checks judge on this alone.</summary>
sealed record Transcript
{
    /// <summary>What the candidate printed as its descriptor, read; null when it could not be.</summary>
    public ConnectorDescriptor? Descriptor { get; init; }

    /// <summary>Why there is no descriptor; null when there is.</summary>
    public string? DescriptorProblem { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyList<Asked> Asked { get; init; }

    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>Messages that were not the JSON of a CapturedEvidence.</summary>
    public int Malformed { get; init; }

    public required SealingPublicKey Redactor { get; init; }

    public required SigningPublicKey SourceKey { get; init; }

    /// <summary>What must appear nowhere, each with a name that may be shown.</summary>
    public required IReadOnlyDictionary<string, string> Secrets { get; init; }

    /// <summary>What the candidate wrote to its terminal, and its messages as they came.</summary>
    public required string Said { get; init; }

    /// <summary>How long it ran on after it was asked to stop; null when it was not ours to stop.</summary>
    public TimeSpan? StoppedAfter { get; init; }

    /// <summary>Commands left in the queue in the end; null when it was not ours to stop.</summary>
    public int? LeftInQueue { get; init; }

    /// <summary>The commands sent for one purpose.</summary>
    public IEnumerable<Asked> Of(Question question) => Asked.Where(a => a.Question == question);

    /// <summary>The attempts at a command, in the order in which they were first heard of; each with its parts in the order in which they came.</summary>
    public IReadOnlyList<IReadOnlyList<Answer>> AttemptsAt(Asked asked) =>
        [.. Answers.Where(a => string.Equals(a.Message.CommandId, asked.Command.CommandId, StringComparison.Ordinal))
            .GroupBy(a => a.Message.Attempt, StringComparer.Ordinal).Select(g => (IReadOnlyList<Answer>)[.. g])];

    /// <summary>The attempt that answers a command which is answered once.</summary>
    public IReadOnlyList<Answer> AttemptAt(Asked asked) => AttemptsAt(asked) is [var first, ..] ? first : [];
}
