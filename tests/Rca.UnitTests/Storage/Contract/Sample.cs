using Rca.Contracts;
using Rca.Core;
using Rca.Core.Planning;
using Rca.Core.Stores;

namespace Rca.Tests.Storage;

/// <summary>Incidents, plans and answers as the pipeline makes them.</summary>
static class Sample
{
    static readonly DateTimeOffset _start = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly RedactionReceipt _receipt = new("sha256:policy", "key-1", 64, 12, 0, []);

    public static IncidentReported Incident(string dedupKey) =>
        new("alertmanager", Identity.DedupKey(dedupKey), _start, [new Alert(new Dictionary<string, string> { ["alertname"] = "HighLatency ü\u0001" })]);

    /// <summary>A plan with one item for each word: a source's name, or <c>!</c> and the name where it is refused.</summary>
    public static Plan Plan(string dedupKey, params string[] sources)
    {
        var incident = Incident(dedupKey);
        var id = Identity.Incident(incident);
        var planId = "plan-" + Identity.Of([id, .. sources]);
        var window = new Window(_start.AddMinutes(-15), _start.AddMinutes(5));
        return new(planId, id, incident, window, "sha256:configuration", [.. sources.Select((source, n) => Item(planId, source, n))]);
    }

    /// <summary>A plan of one item whose collection others may share; its window ends, and begins, so many seconds after that of the others.</summary>
    public static Plan SharingPlan(string dedupKey, int later, string source, string kind = "")
    {
        var plan = Plan(dedupKey, source);
        return plan with
        {
            Window = new Window(plan.Window.From.AddSeconds(later), plan.Window.To.AddSeconds(later)),
            Items = [plan.Items[0] with { Collection = $"col-{Identity.Of(source, kind)}" }],
        };
    }

    public static EvidenceCollected Part(
        Plan plan, int item = 0, int sequence = 0, bool closes = true, string attempt = "a", string? source = null, string content = "{}") =>
        new(
            plan.Items[item].CommandId,
            plan.PlanId,
            source ?? plan.Items[item].Source,
            attempt,
            sequence,
            [new EvidenceItem("test/1", Digest(content), content, _start, _receipt)],
            closes ? new Closing(Outcome.Collected, 1, 12, []) : null);

    public static SealedManifest Manifest(Plan plan, int revision = 1, params string[] evidence) => new(
        new ManifestSealed(plan.IncidentId, plan.PlanId, revision, "sha256:root", plan.Items.Count, plan.Items.Count, _start),
        $$"""{"incident":"{{plan.IncidentId}}","revision":{{revision}}}""",
        $$"""{"envelope":{{revision}}}""",
        evidence.ToDictionary(Digest, content => content));

    public static string Digest(string content) => Identity.Sha256(System.Text.Encoding.UTF8.GetBytes(content));

    static PlanItem Item(string planId, string source, int position) => new(
        "cmd-" + Identity.Of(planId, source, $"{position}"),
        source.TrimStart('!'),
        "postgres.lock-waits",
        new Dictionary<string, string> { ["database"] = "orders" },
        1500 + position,
        source.StartsWith('!') ? new Refusal("scope-not-allowed", "Add it to allowedScopes.") : null);
}
