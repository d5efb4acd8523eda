using Rca.Contracts;
using Rca.Core;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Core.Stores;

namespace Rca.UnitTests.Core.Manifests;

/// <summary>Plans and parts as the planner and the redactor make them.</summary>
static class Plans
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Deadline = Start.AddSeconds(45);

    public static readonly SigningKey Key = SigningKey.Create();

    public static GatheredPlan Gathered(IEnumerable<EvidenceCollected> parts, params IReadOnlyList<PlanItem> items)
    {
        var incident = new IncidentReported("alertmanager", Identity.DedupKey("k"), Start, [new Alert(new Dictionary<string, string> { ["alertname"] = "A" })]);
        var plan = new Plan("plan-1", Identity.Incident(incident), incident, new Window(Start.AddHours(-1), Start), "digest", items);
        return new GatheredPlan(new StoredPlan(plan, Start, Deadline, IsSealed: false), [.. parts]);
    }

    public static PlanItem Item(string command, Refusal? refusal = null) =>
        new(command, "orders-db", "postgres.lock-waits", new Dictionary<string, string> { ["database"] = "orders" }, 1000, refusal);

    public static EvidenceCollected Part(string command, string attempt, int sequence, Outcome? closes = null, int withheld = 0, params string[] contents) => new(
        command, "plan-1", "orders-db", attempt, sequence, [.. contents.Select(Evidence)],
        closes is { } outcome ? new Closing(outcome, contents.Length, 12, [new LedgerEntry("GET", "/x", "200", 10, 3)], Skew: new MillisecondRange(-2, 7)) : null, withheld);

    static EvidenceItem Evidence(string content) => new(
        "postgres.lock-tree/1", Identity.Sha256(System.Text.Encoding.UTF8.GetBytes(content)), content, Start, new RedactionReceipt("p", "k", 64, content.Length, 0, []), null,
        [new TimelinePoint(TimelineWord.Waited, Start.AddSeconds(-content.Length), Start)]);
}
