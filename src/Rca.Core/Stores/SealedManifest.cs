using Rca.Contracts;

namespace Rca.Core.Stores;

/// <summary>A manifest ready to be kept.</summary>
/// <param name="Announcement">What is published about it.</param>
/// <param name="Document">The manifest as canonical JSON.</param>
/// <param name="Envelope">The signed statement about it: a DSSE envelope as JSON.</param>
/// <param name="Evidence">The evidence that it names: SHA-256 to canonical JSON.</param>
/// <param name="Closings">How many closed attempts at the plan's own commands were known when it was made.</param>
public sealed record SealedManifest(ManifestSealed Announcement, string Document, string Envelope, IReadOnlyDictionary<string, string> Evidence, int Closings = 0)
{
    /// <summary>How each item ended.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];
}
