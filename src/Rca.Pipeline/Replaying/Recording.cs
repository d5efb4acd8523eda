using Rca.Contracts;
using Rca.Core.Manifests;

namespace Rca.Pipeline.Replaying;

/// <summary>All that a manifest follows from beside configuration and policy: unredacted, so it leaves the process only under a seal.</summary>
/// <param name="Schema">The name and version of this form.</param>
/// <param name="ConfigurationDigest">Digest of the sources, routes and budgets that it was planned by.</param>
/// <param name="PolicyDigest">Digest of the policy that it was redacted by.</param>
/// <param name="Root">The root of the manifest that was sealed then.</param>
/// <param name="Incident">What was reported, unredacted.</param>
/// <param name="PlannedAt">When it was planned, by the store's clock.</param>
/// <param name="Assembly">The times of assembly.</param>
/// <param name="Tokens">The key that pseudonyms are made with: without it the same name would have another one.</param>
/// <param name="Parts">What the sources answered, as their collectors captured it.</param>
sealed record Recording(
    string Schema, string ConfigurationDigest, string PolicyDigest, string Root, IncidentReported Incident, DateTimeOffset PlannedAt,
    ManifestAssembly Assembly, byte[] Tokens, IReadOnlyList<CapturedPart> Parts)
{
    /// <summary>The form that this version writes.</summary>
    public const string CurrentSchema = "rca-recording/1";

    /// <summary>The recording of the collection that a manifest came from.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="reported">What was reported, unredacted.</param>
    /// <param name="captured">What was captured, in any order, also after the manifest was sealed.</param>
    /// <param name="policyDigest">The digest of the policy.</param>
    /// <param name="tokens">The key of pseudonyms.</param>
    public static Recording Of(Manifest manifest, IncidentReported reported, IEnumerable<CapturedPart> captured, string policyDigest, byte[] tokens)
    {
        var header = manifest.Payload.Header;
        var items = manifest.Payload.Items.ToDictionary(i => i.CommandId, StringComparer.Ordinal);
        return new Recording(
            CurrentSchema, header.ConfigurationDigest, policyDigest, manifest.Root, reported, header.Window.To, manifest.Assembly, tokens,
            [.. captured.Where(part => items.TryGetValue(part.Command.CommandId, out var item) && Entered(item, part))]);
    }

    // Collectors go on after the deadline: what came then is not of this manifest.
    static bool Entered(ManifestItem item, CapturedPart part) =>
        string.Equals(item.Attempt, part.Attempt, StringComparison.Ordinal)
        || item.OtherAttempts.FirstOrDefault(o => string.Equals(o.Attempt, part.Attempt, StringComparison.Ordinal)) is { } other
            && !(other.LedgerLost && part.Closing is not null);
}
