using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Planning;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Replaying;
using Rca.Redaction;

namespace Rca.UnitTests.Pipeline.Replaying;

/// <summary>A recording of two capabilities of one source, one of which came in several parts and twice.</summary>
static class Recordings
{
    public const string Title = "Limit the pool to 20, asked by priya@shop.example";

    public static readonly byte[] Tokens = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, 123, TimeSpan.Zero);

    static readonly IncidentReported Reported = new(
        "on-call", "k", Now.AddMinutes(-2),
        [new Alert(new Dictionary<string, string> { ["alertname"] = "Errors", ["team"] = "payments" }, new Dictionary<string, string> { ["summary"] = "mail priya@shop.example" })]);

    public static PipelineConfiguration Configuration(string policy = "", string more = "") => PipelineConfiguration.Parse(Path.Combine(AppContext.BaseDirectory, "rca.yaml"), $$"""
        {{policy}}
        sources:
          - { name: acme-code, connector: github, allowedScopes: [{ repository: acme/checkout }] }
        {{more}}
        routes:
          - match: { alertname: "*" }
            collect: [{ source: acme-code, capabilities: [github.commits, github.releases], scope: { repository: acme/checkout } }]
        """);

    public static Recording Make()
    {
        var configuration = Configuration();
        var redacted = new IncidentRedactor(new RedactionEngine(TokenKeys.From(Tokens), configuration.Policy), configuration.Planning.NamedLabels).Redact(Reported);
        var plan = new Planner(configuration.Planning, configuration.Connectors, configuration.Policy.Digest).PlanFor(redacted, Now);
        var (commits, releases) = (Command(plan, "github.commits"), Command(plan, "github.releases"));
        CapturedPart[] parts =
        [
            new(commits, "b", 0, [Commit(0), Commit(1)]), new(commits, "b", 1, [Commit(2)], Closing(3)),
            new(commits, "a", 0, [Commit(0)]),
            new(releases, "c", 0, [], Closing(0) with { Outcome = Outcome.Empty, Answered = 1 }),
        ];
        return new Recording(
            Recording.CurrentSchema, configuration.Planning.Digest, configuration.Policy.Digest, "", Reported, Now, new ManifestAssembly(1, Now, Now.AddSeconds(45), Now.AddSeconds(9), 0), Tokens, parts);
    }

    public static CapturedPart Unplanned(CapturedPart part) => part with { Command = part.Command with { CommandId = "cmd-" + Identity.Of("another") } };

    static CollectEvidence Command(Plan plan, string capability)
    {
        var item = plan.Items.Single(i => i.Capability == capability);
        return new CollectEvidence(item.CommandId, plan.PlanId, plan.IncidentId, item.Source, item.Capability, item.Scope, plan.Window, item.TimeBudgetMs, Now.AddSeconds(45));
    }

    static CapturedEvidenceItem Commit(int number) => new(
        "github.commit/1", Now, JsonSerializer.SerializeToElement(new { sha = new string((char)('a' + number), 40), committedAt = "2026-03-01T02:50:00.000Z", author = "priya", title = Title, ratio = 1.5 }),
        Now.AddMinutes(-10), [new TimelinePoint(TimelineWord.Committed, Now.AddMinutes(-10), Now.AddMinutes(-10))]);

    static Closing Closing(int items) => new(Outcome.Collected, items, 12, [new LedgerEntry("GET", "/repos/acme/checkout/commits", "200", 512, 7)], Skew: new MillisecondRange(-20, 900));
}
