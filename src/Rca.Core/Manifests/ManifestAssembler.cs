using System.Globalization;
using System.Text;
using Rca.Contracts;
using Rca.Core.Manifests.Seal;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Core.Stores;

namespace Rca.Core.Manifests;

/// <summary>Puts a manifest together from a plan and what came for it. The same input gives the same payload and root, in whatever order it came.</summary>
public static class ManifestAssembler
{
    /// <summary>The manifest, sealed at <paramref name="sealedAt"/>.</summary>
    /// <param name="gathered">The plan and every recorded part.</param>
    /// <param name="sealedAt">Now, by the store's clock.</param>
    /// <param name="key">What manifests are signed with.</param>
    /// <param name="before">The revision before; null for the first.</param>
    public static SealedManifest Assemble(GatheredPlan gathered, DateTimeOffset sealedAt, SigningKey key, SealedRevision? before = null)
    {
        ArgumentNullException.ThrowIfNull(gathered);
        ArgumentNullException.ThrowIfNull(key);
        var (stored, plan) = (gathered.Stored, gathered.Stored.Plan);
        var collected = gathered.Parts.ToLookup(p => p.CommandId, StringComparer.Ordinal);
        var parts = plan.Items.SelectMany(i => collected[gathered.Shared.GetValueOrDefault(i.CommandId)?.CommandId ?? i.CommandId].Select(p => (i.CommandId, Part: p)))
            .ToLookup(p => p.CommandId, p => p.Part, StringComparer.Ordinal);
        var evidence = new Dictionary<string, string>(StringComparer.Ordinal);
        var items = plan.Items.Select(i => Item(i, parts[i.CommandId], gathered.Held.Contains(i.CommandId), evidence) with { Shared = Shared(gathered, i) }).ToList();
        var gaps = GapsOf(items);
        var completeness = new Completeness(items.Count - gaps.Count, items.Count, plan.UnroutedAlerts, plan.Incident.TruncatedAlerts, plan.DroppedAlerts);
        var header = new ManifestHeader(plan.IncidentId, plan.Incident, plan.PlanId, plan.Window, plan.ConfigurationDigest, completeness, gaps, AccessReports.Of(plan.Items, parts),
            TimelineBuilder.Of(plan.Incident, plan.Window, items));
        var revision = (before?.Announcement.Revision ?? 0) + 1;
        var late = Math.Max(0, (long)(sealedAt - stored.Deadline).TotalMilliseconds);
        var assembly = new ManifestAssembly(revision, stored.AcceptedAt, stored.Deadline, sealedAt, late, Digest(before));
        var (root, document, sha256) = ManifestDocument.Seal(assembly, Manifest.CurrentSchema, ManifestDocument.LeavesOf(header, items));
        var manifest = new Manifest(Manifest.CurrentSchema, new ManifestPayload(header, items), root, assembly);
        var announcement = new ManifestSealed(plan.IncidentId, plan.PlanId, revision, root, completeness.Complete, completeness.Planned, sealedAt);
        var envelope = DsseEnvelope.Sign(ManifestStatement.PayloadType, CanonicalJson.Write(ManifestStatement.Of(manifest, sha256)), key);
        var closings = gathered.Parts.Count(p => p.Closing is not null && string.Equals(p.PlanId, plan.PlanId, StringComparison.Ordinal));
        return new SealedManifest(announcement, Encoding.UTF8.GetString(document.Span), Encoding.UTF8.GetString(CanonicalJson.Write(envelope)), evidence, closings)
        {
            Outcomes = [.. items.Select(i => i.Outcome)],
        };
    }

    static string? Digest(SealedRevision? before) => before is null ? null : "sha256:" + Identity.Sha256(Encoding.UTF8.GetBytes(before.Document));

    /// <summary>The Merkle root over a payload.</summary>
    public static string RootOf(ManifestHeader header, IReadOnlyList<ManifestItem> items) => RootOf(ManifestDocument.LeavesOf(header, items));

    internal static string RootOf(IReadOnlyList<ReadOnlyMemory<byte>> leaves) => RootText(MerkleTree.Root(leaves));

    internal static string RootText(byte[] root) => "sha256:" + Convert.ToHexStringLower(root);

    internal static IReadOnlyList<Gap> GapsOf(IReadOnlyList<ManifestItem> items) =>
        [.. items.Where(i => i.Outcome is not (Outcome.Collected or Outcome.Empty)).Select(i => new Gap(i.CommandId, i.Source, i.Capability, i.Outcome, i.Reason, i.Detail))];

    static ManifestItem Item(PlanItem planned, IEnumerable<EvidenceCollected> parts, bool isHeld, Dictionary<string, string> evidence)
    {
        var (chosen, others) = Attempts.Choose(parts);
        if (planned.Refusal is { } refusal) return Without(planned, others, Outcome.Refused, refusal.Reason, refusal.Detail);
        if (isHeld && chosen is null)
            return Without(planned, others, Outcome.Throttled, "own-command-limit", "limits.commandsPerMinute of this source was used up by this and other incidents until the deadline");
        if (chosen?.Closing is not { } closing)
            return others.Count > 0
                ? Without(planned, others, Outcome.TimedOut, "attempt-not-closed", "an attempt began and had not ended by the deadline")
                : Without(planned, others, Outcome.Unreachable, "no-collector", "no collector of this source answered by the deadline");
        if (chosen.Withheld > 0) closing = Withhold(closing, chosen);
        foreach (var item in chosen.Items) evidence[item.Sha256] = item.Content;
        return new ManifestItem(
            planned.CommandId, planned.Source, planned.Capability, planned.Scope, closing.Outcome, closing.DurationMs,
            [.. chosen.Items.Select(Reference)], closing.Ledger, others, chosen.Id, closing.Reason, closing.Detail, closing.LedgerElided,
            closing.Until, closing.Permission, closing.Grant, closing.Elided, closing.Answered, closing.Skew);
    }

    static SharedFrom? Shared(GatheredPlan gathered, PlanItem item) => gathered.Shared.GetValueOrDefault(item.CommandId) is { } shared
        ? new SharedFrom(shared.CommandId, shared.PlanId, shared.Window, SharedFrom.Age(shared.Window, gathered.Stored.Plan.Window))
        : null;

    static Closing Withhold(Closing closing, Attempt attempt) => closing with
    {
        Outcome = attempt.Items.Count == 0 ? Outcome.Withheld : Outcome.Truncated,
        Reason = "withheld",
        Detail = string.Create(CultureInfo.InvariantCulture, $"{attempt.Withheld} pieces of evidence could not be proven redacted and were thrown away"),
    };

    static ManifestItem Without(PlanItem planned, IReadOnlyList<OtherAttempt> others, Outcome outcome, string reason, string detail) =>
        new(planned.CommandId, planned.Source, planned.Capability, planned.Scope, outcome, 0, [], [], others, null, reason, detail);

    static EvidenceReference Reference(EvidenceItem item) =>
        new(item.Kind, item.Sha256, Encoding.UTF8.GetByteCount(item.Content), item.ObservedAt, item.Receipt, item.OccurredAt, item.Points);
}
