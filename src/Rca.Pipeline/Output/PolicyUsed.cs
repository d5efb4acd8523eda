using Rca.Redaction.Policies;

namespace Rca.Pipeline.Output;

/// <summary>A policy as it is shown: its name and revision, the digest over what it does, and what it lets through that the default does not.</summary>
sealed record PolicyUsed(string? Name, string? Revision, string Digest, IReadOnlyList<string> Loosened)
{
    public static PolicyUsed Of(RedactionPolicy policy) => new(policy.Name, policy.Revision, policy.Digest, policy.Loosened);

    /// <summary>All of it in one line.</summary>
    public override string ToString()
    {
        var named = string.Join(' ', new[] { Name, Revision, Digest }.OfType<string>());
        return $"redaction policy: {(Digest == RedactionPolicy.Default.Digest ? "the default, " : "")}{named}{(Loosened.Count > 0 ? "; looser than the default: " + string.Join(", ", Loosened) : "")}";
    }
}
