using System.Text.RegularExpressions;
using k8s.Models;

namespace Rca.Connectors.Kubernetes.Capabilities.Rollouts;

/// <summary>The commits that a revision names, as join keys to a repository.</summary>
static partial class CommitNames
{
    static readonly string[] Annotations = ["org.opencontainers.image.revision", "app.kubernetes.io/commit", "app.kubernetes.io/version"];

    public static IReadOnlyList<string> Of(V1ObjectMeta? held, V1PodTemplateSpec template, IEnumerable<string?> tags)
    {
        var named = from marks in new[] { held?.Annotations, held?.Labels, template.Metadata?.Annotations, template.Metadata?.Labels }
                    from name in Annotations
                    where marks?.ContainsKey(name) == true
                    select marks[name];
        return [.. tags.Concat(named).OfType<string>().Select(Commit).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    // A word of digits alone is a date or a build's number more often than a commit.
    static string? Commit(string text) =>
        Pattern().Match(text) is { Success: true } match && match.Groups["sha"].Value is var sha && sha.Any(char.IsAsciiLetter)
            && sha.Any(char.IsAsciiDigit) ? $"git:{sha}" : null;

    [GeneratedRegex("(^|[-._+])(sha-|git-|g)?(?<sha>[0-9a-f]{7,40})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
