using Rca.Contracts;

namespace Rca.Core.Messaging;

/// <summary>The answer for a command whose message one of our own processes could not handle.</summary>
public static class GivenUp
{
    /// <summary>The id of the attempt that says so: always the same, for it may be said more than once, and another than any that collected.</summary>
    /// <param name="of">The attempt that it is about; null for none.</param>
    public static string Attempt(string? of = null) => of is null ? "given-up" : $"{of}-given-up";

    /// <summary>How the attempt ended.</summary>
    /// <param name="role">Whose process could not handle it: one word.</param>
    public static Closing By(string role) => new(
        Outcome.Failed, 0, 0, [], $"{role}-gave-up", $"the {role} failed each time it tried this, so it stopped trying; 'rca queues list' shows where the message rests");
}
