namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>Reads words of the API into closed sets: a word that a set does not have is its <c>Other</c>, never its text.</summary>
static class Words<T> where T : struct, Enum
{
    // Not Enum.TryParse: that takes numbers too.
    static readonly Dictionary<string, T> ByName = Enum.GetValues<T>().ToDictionary(value => value.ToString(), StringComparer.OrdinalIgnoreCase);

    public static T? Read(string? word) =>
        string.IsNullOrEmpty(word) ? null : ByName.TryGetValue(word, out var value) ? value : ByName["Other"];
}
