namespace Rca.Connectors.GitHub.Wire;

/// <summary>A tag's reference, and an annotated tag itself: both name what they point to.</summary>
sealed record WireGitReference(WireGitReference.Target Object)
{
    public sealed record Target(string Type, string Sha);
}
