using Rca.Contracts;
using Rca.Core.Planning;

namespace Rca.Core.Manifests.Verifying;

/// <summary>Whether ids, completeness and gaps are what follows from the items: an item that was taken out, put in or moved shows here.</summary>
static class PlanCheck
{
    public static void Check(ManifestHeader header, IReadOnlyList<ManifestItem> items, List<VerificationFault> faults)
    {
        if (!string.Equals(header.IncidentId, Identity.Incident(header.Incident), StringComparison.Ordinal))
            faults.Add(new(FaultKind.Plan, "the incident's id does not follow from its sender, key and start"));
        if (!string.Equals(header.PlanId, PlanIdentity.Plan(header.IncidentId, header.ConfigurationDigest, header.Window, items.Select(i => Key(header, i))), StringComparison.Ordinal))
            faults.Add(new(FaultKind.Plan, "the plan's id does not follow from its items: one is missing, added, or stands elsewhere"));
        foreach (var item in items)
            if (!IsCommand(header, item, Key(header, item))) faults.Add(new(FaultKind.Plan, "its command's id does not follow from what it is for", item.CommandId));

        var gaps = ManifestAssembler.GapsOf(items);
        if (!gaps.SequenceEqual(header.Gaps)) faults.Add(new(FaultKind.Counts, "the gaps are not the items that are not Collected or Empty"));
        if (header.Timeline is { } timeline && !timeline.SaysTheSameAs(TimelineBuilder.Of(header.Incident, header.Window, items)))
            faults.Add(new(FaultKind.Timeline, "the timeline does not follow from the items"));
        if (header.Completeness.Planned != items.Count || header.Completeness.Complete != items.Count - gaps.Count)
            faults.Add(new(FaultKind.Counts, $"completeness says {header.Completeness.Complete} of {header.Completeness.Planned}, the items say {items.Count - gaps.Count} of {items.Count}"));
    }

    static string Key(ManifestHeader header, ManifestItem item) => PlanIdentity.Key(item.Source, item.Capability, item.Scope, PlannedRefusal(header, item));

    // A planner's refusal is part of the command's id, a collector's is not: whichever fits the id was it.
    static string? PlannedRefusal(ManifestHeader header, ManifestItem item)
    {
        var refused = item.Outcome == Outcome.Refused ? item.Reason : null;
        return refused is not null && IsCommand(header, item, PlanIdentity.Key(item.Source, item.Capability, item.Scope, refused)) ? refused : null;
    }

    static bool IsCommand(ManifestHeader header, ManifestItem item, string key) =>
        string.Equals(item.CommandId, PlanIdentity.Command(header.PlanId, key, header.Window), StringComparison.Ordinal);
}
