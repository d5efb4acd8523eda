using System.Buffers;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>What is kept of a commit as GitHub lists it.</summary>
static class CommitReading
{
    // A title or a name may be as long as its author likes; a value of the state may not.
    const int LongestTitle = 1_000;
    const int LongestName = 320;
    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Null for a commit without a time, which no window has.</summary>
    public static CommitEvidence? Read(WireCommit commit) => commit.Commit.Committer?.Date is not { } committed ? null : new(
        Id(commit.Sha),
        [.. commit.Parents.Select(p => Id(p.Sha))],
        committed,
        commit.Commit.Author?.Date,
        Who(commit.Author, commit.Commit.Author),
        Who(commit.Committer, commit.Commit.Committer),
        Cut(FirstLine(commit.Commit.Message), LongestTitle),
        commit.Commit.Verification?.Verified);

    /// <summary>A SHA-1 or a SHA-256, as git writes it.</summary>
    public static string Id(string sha) => sha is { Length: 40 or 64 } && !sha.AsSpan().ContainsAnyExcept(HexDigits)
        ? sha
        : throw new SourceFailureException(Outcome.Failed, "malformed-answer", "the id of a commit has not the documented form");

    static string? Who(WireUser? user, WireCommit.Signature? signature) =>
        (user?.Login ?? signature?.Email ?? signature?.Name) is { } name ? Cut(name, LongestName) : null;

    static string FirstLine(string message) => message.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? message[..end] : message;

    static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
