using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

static class Words
{
    /// <summary>A word of the API as a member of a closed set; null where there is no word.</summary>
    public static T? OrNull<T>(string? word, T other) where T : struct, Enum => string.IsNullOrEmpty(word) ? null : ClosedWord.Of(word, other);
}
