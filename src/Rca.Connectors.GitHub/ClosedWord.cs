using System.Text.Json;

namespace Rca.Connectors.GitHub;

/// <summary>GitHub's words as a closed set: a word that the set does not have becomes its first member, which is <c>Other</c>.</summary>
static class ClosedWord<T> where T : struct, Enum
{
    static readonly Dictionary<string, T> Words =
        Enum.GetValues<T>().Where(v => !EqualityComparer<T>.Default.Equals(v, default))
            .ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    public static T Of(string word) => Words.GetValueOrDefault(word);
}
