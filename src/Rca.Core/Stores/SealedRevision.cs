using Rca.Contracts;

namespace Rca.Core.Stores;

/// <summary>A revision of a manifest that is kept.</summary>
/// <param name="Announcement">What is published about it.</param>
/// <param name="Document">The manifest as canonical JSON.</param>
public sealed record SealedRevision(ManifestSealed Announcement, string Document);
