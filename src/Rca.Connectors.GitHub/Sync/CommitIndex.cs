using System.Text.Json.Serialization;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>Which commits a branch's set has, and where they are.</summary>
/// <param name="Since">The set has every commit of the branch that was committed at this time or later.</param>
/// <param name="Newest">The newest time of commit that was not in the future when it was seen: what is asked next begins before it.</param>
/// <param name="Slots">Where they are kept.</param>
sealed record CommitIndex(DateTimeOffset Since, DateTimeOffset Newest, IReadOnlyList<Slot> Slots)
{
    [JsonIgnore]
    public int Count => Slots.Sum(s => s.Count);

    public static CommitIndex Empty(DateTimeOffset since) => new(since, since, []);

    /// <summary>This index after commits were put into a slot: a new one, or the last one.</summary>
    public CommitIndex With(int slot, IReadOnlyList<SyncedCommit> added, DateTimeOffset seenAt)
    {
        var times = added.Select(c => c.Evidence.CommittedAt).ToList();
        var before = slot < Slots.Count ? Slots[slot] : new Slot(0, DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var after = new Slot(before.Count + added.Count, Min(before.From, times.Min()), Max(before.To, times.Max()));
        // A commit from the future would hide all that are committed until then.
        return this with { Newest = times.Where(t => t <= seenAt).Append(Newest).Max(), Slots = [.. Slots.Take(slot), after] };
    }

    static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
