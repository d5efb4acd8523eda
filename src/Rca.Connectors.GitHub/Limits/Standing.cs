using System.Globalization;

namespace Rca.Connectors.GitHub.Limits;

/// <summary>How much of an hour's requests is left, as GitHub says it with every answer.</summary>
/// <param name="Limit">The requests of an hour.</param>
/// <param name="Remaining">Those that are left.</param>
/// <param name="Reset">When the next hour begins.</param>
sealed record Standing(long Limit, long Remaining, DateTimeOffset Reset)
{
    /// <summary>Null for a server without limits.</summary>
    public static Standing? Read(HttpResponseMessage answer) =>
        Number(answer, "X-RateLimit-Limit") is { } limit && Number(answer, "X-RateLimit-Remaining") is { } remaining
        && Number(answer, "X-RateLimit-Reset") is { } reset && reset <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new Standing(limit, remaining, DateTimeOffset.FromUnixTimeSeconds(reset))
            : null;

    /// <summary>What is known after another word: answers overtake one another, and of one hour the least is true.</summary>
    public Standing With(Standing other) => other.Reset > Reset || (other.Reset == Reset && other.Remaining < Remaining) ? other : this;

    static long? Number(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
