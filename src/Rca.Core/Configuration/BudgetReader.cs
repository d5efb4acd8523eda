using Rca.Core.Configuration.Shape;

namespace Rca.Core.Configuration;

/// <summary>Reads the budgets of time.</summary>
public static class BudgetReader
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    static readonly DurationKey Deadline = new(
        "deadline", "From the acceptance of an incident to its sealed manifest.", BudgetConfiguration.Default.Deadline, Second, TimeSpan.FromMinutes(15));

    static readonly DurationKey Collection = new(
        "collection", "For one collection; less than the deadline. With a deadline under 45s and without this key, two thirds of it.",
        BudgetConfiguration.Default.Collection, Second / 2, TimeSpan.FromMinutes(14));

    static readonly DurationKey Lookback = new(
        "lookback", "How long before the start of the incident the window begins.", BudgetConfiguration.Default.Lookback, Second, TimeSpan.FromDays(7));

    static readonly DurationKey Freshness = new(
        "freshness", "How much older than the report of an incident a collection may be that it shares with others; the window begins as much earlier. 0s: nothing is shared.",
        BudgetConfiguration.Default.Freshness, TimeSpan.Zero, TimeSpan.FromMinutes(10));

    static readonly DurationKey ReopenAfter = new(
        "reopenAfter", "For how long a group of alerts must have been resolved until its next firing is a new incident.",
        BudgetConfiguration.Default.ReopenAfter, Second, TimeSpan.FromDays(7));

    static readonly DurationKey LateEvidence = new(
        "lateEvidence", "For how long after the seal evidence that comes late makes a new revision of the manifest. 0s: it is dropped.", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(24));

    /// <summary>The keys of <c>budgets</c>.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [Deadline, Collection, Lookback, Freshness, ReopenAfter, LateEvidence];

    internal static BudgetConfiguration Read(ConfigSection section)
    {
        var deadline = Deadline.Read(section);
        var collection = Collection.Read(section, deadline < BudgetConfiguration.Default.Deadline ? deadline * 2 / 3 : BudgetConfiguration.Default.Collection);
        if (collection >= deadline) section.Report("collection", $"found {Durations.Format(collection)}, expected less than the deadline ({Durations.Format(deadline)})");
        var budgets = new BudgetConfiguration(deadline, collection, Lookback.Read(section)) { Freshness = Freshness.Read(section), ReopenAfter = ReopenAfter.Read(section), LateEvidence = LateEvidence.Read(section) };
        section.RefuseUnknownKeys();
        return budgets;
    }
}
