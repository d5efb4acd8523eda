using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Configuration;
using Rca.Core.Manifests;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Intake;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Roles;
using Rca.Storage;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Roles;

/// <summary>Planner, command sender, aggregator and sealer over a real store in memory.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    static readonly IncidentReported Incident = new("alertmanager", Identity.DedupKey("k"), Routes.Start, [new Alert(Routes.Critical("shop"))], 0, new RedactionReceipt("p", "k", 1, 1, 0, []));
    readonly FakeTimeProvider _clock = new(Routes.Start);
    readonly RecordingPublisher _bus = new();
    readonly ListLogger<ManifestSealer> _log = new();
    readonly ListLogger<PlannerHandler> _planned = new();
    readonly CountedAlerts _meters = new();
    readonly SqliteIncidentStore _store;

    public RoleTests() => _store = SqliteIncidentStore.InMemory(_clock);

    public async ValueTask InitializeAsync() => await _store.PrepareAsync(Ct);

    public ValueTask DisposeAsync()
    {
        _meters.Dispose();
        return _store.DisposeAsync();
    }

    [Fact]
    public async Task Incident_becomes_a_plan_and_its_commands_once_however_often_it_comes()
    {
        for (var i = 0; i < 3; i++)
        {
            await PlanAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var commands = Commands;
        Assert.Equal(["kube.events", "kube.pods"], commands.Select(c => c.Capability).Order(StringComparer.Ordinal));
        Assert.All(commands, c => Assert.Equal(Routes.Start.AddSeconds(45), c.Deadline));
        Assert.Equal(commands.Select(c => Identity.MessageId("command", c.CommandId)).Order(), _bus.Sent.Select(s => s.Id).Order());
    }

    [Fact]
    public async Task Command_that_the_bus_did_not_take_is_sent_once_by_the_second_sweep_that_sees_it()
    {
        _bus.Failure = m => m is CollectEvidence { Capability: "kube.pods" } ? new BusUnavailableException() : null;
        await Assert.ThrowsAsync<BusUnavailableException>(PlanAsync);
        _bus.Failure = _ => null;
        var sender = Sender;
        // At first sight it may still be on its way, from this planner or from another.
        await sender.SendLeftAsync(Ct);
        Assert.Equal(["kube.events"], _bus.Messages<CollectEvidence>().Select(c => c.Capability));
        await sender.SendLeftAsync(Ct);
        await sender.SendLeftAsync(Ct);
        Assert.Equal(["kube.events", "kube.pods"], _bus.Messages<CollectEvidence>().Select(c => c.Capability).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Command_sent_late_has_no_more_time_than_is_left_before_the_deadline()
    {
        _bus.Failure = m => m is CollectEvidence ? new BusUnavailableException() : null;
        await Assert.ThrowsAsync<BusUnavailableException>(PlanAsync);
        _bus.Failure = _ => null;
        _clock.Advance(TimeSpan.FromSeconds(35));
        var sender = Sender;
        await sender.SendLeftAsync(Ct);
        await sender.SendLeftAsync(Ct);
        Assert.All(_bus.Messages<CollectEvidence>(), c => Assert.Equal(9_000, c.TimeBudgetMs));
    }

    [Fact]
    public async Task Command_without_a_queue_is_answered_as_unreachable_and_the_others_go_on()
    {
        _bus.Failure = m => m is CollectEvidence { Capability: "kube.events" } ? new NoRouteException("CollectEvidence", "prod") : null;
        await PlanAsync();
        var command = Assert.Single(_bus.Messages<CollectEvidence>());
        await Aggregator.HandleAsync(Answer(command), Ct);
        var manifest = await ManifestAsync();
        Assert.Equal((Outcome.Unreachable, "no-route"), (manifest.Payload.Items[0].Outcome, manifest.Payload.Items[0].Reason));
        Assert.Equal(Outcome.Empty, manifest.Payload.Items[1].Outcome);
    }

    [Fact]
    public async Task Last_answer_seals_the_manifest_once_and_announces_it_once()
    {
        await PlanAsync();
        var commands = Commands;
        await Aggregator.HandleAsync(Answer(commands[0]), Ct);
        Assert.Empty(_bus.Messages<ManifestSealed>());
        await Aggregator.HandleAsync(Answer(commands[1]), Ct);
        await Aggregator.HandleAsync(Answer(commands[1]), Ct);
        await SweepAsync();
        var announced = Assert.Single(_bus.Messages<ManifestSealed>());
        Assert.Equal($"https://rca.example.com/api/v1/incidents/{announced.IncidentId}/manifest", announced.Url);
        Assert.Equal((1, 2, 2), (announced.Revision, announced.Complete, announced.Planned));
        Assert.Equal((await ManifestAsync()).Root, announced.Root);
    }

    [Fact]
    public async Task Announcement_that_failed_comes_again_under_the_same_message_id()
    {
        await PlanAsync();
        var commands = Commands;
        await Aggregator.HandleAsync(Answer(commands[0]), Ct);
        Guid? first = null;
        _bus.Failure = m => m is ManifestSealed sealedOne ? Failed(sealedOne) : null;
        await Assert.ThrowsAsync<BusUnavailableException>(() => Aggregator.HandleAsync(Answer(commands[1]), Ct));
        Assert.NotNull(await ManifestAsync());
        _bus.Failure = _ => null;
        await SweepAsync();
        await SweepAsync();
        Assert.Equal(first, Assert.Single(_bus.Sent, s => s.Message is ManifestSealed).Id);

        Exception Failed(ManifestSealed announcement)
        {
            first = Identity.MessageId("sealed", announcement.PlanId, "1");
            return new BusUnavailableException();
        }
    }

    [Fact]
    public async Task Deadline_seals_with_gaps_and_what_comes_later_is_dropped_and_said()
    {
        await PlanAsync();
        var commands = Commands;
        await Aggregator.HandleAsync(Answer(commands[0]), Ct);
        _clock.Advance(TimeSpan.FromSeconds(44));
        await SweepAsync();
        Assert.Empty(_bus.Messages<ManifestSealed>());
        _clock.Advance(TimeSpan.FromSeconds(3));
        await SweepAsync();
        var manifest = await ManifestAsync();
        Assert.Equal((Outcome.Unreachable, 2000L), (manifest.Payload.Items[1].Outcome, manifest.Assembly.LateMs));
        var log = new ListLogger<AggregatorHandler>();
        await new AggregatorHandler(_store, Sealer, Announcer, log).HandleAsync(Answer(commands[1]), Ct);
        Assert.Contains("Late", log.Text, StringComparison.Ordinal);
        Assert.Equal(manifest.Root, (await ManifestAsync()).Root);
    }

    // Law 4: sealing waits for the store alone.
    [Fact]
    public async Task Bus_that_is_away_does_not_make_any_manifest_late()
    {
        IncidentReported[] incidents = [Incident, Incident with { DedupKey = Identity.DedupKey("l") }, Incident with { DedupKey = Identity.DedupKey("m") }];
        foreach (var incident in incidents) await Planner.HandleAsync(incident, Ct);
        _clock.Advance(TimeSpan.FromSeconds(46));
        _bus.Failure = _ => new BusUnavailableException();
        await Sealer.SealDueAsync(Ct);
        foreach (var incident in incidents) Assert.NotNull(await _store.FindManifestAsync(Identity.Incident(incident), Ct));
        await Assert.ThrowsAsync<BusUnavailableException>(() => Announcer.AnnounceDueAsync(Ct));
        _bus.Failure = _ => null;
        await Announcer.AnnounceDueAsync(Ct);
        Assert.Equal(3, _bus.Messages<ManifestSealed>().Count);
    }

    [Fact]
    public async Task Plan_that_cannot_be_sealed_does_not_hold_up_the_others()
    {
        var poisoned = Incident;
        await Planner.HandleAsync(poisoned, Ct);
        // Of another scope, so that it does not share what poisons the first.
        await Planner.HandleAsync(Incident with { DedupKey = Identity.DedupKey("l"), Alerts = [new Alert(Routes.Critical("shop-eu"))] }, Ct);
        var command = _bus.Messages<CollectEvidence>()[0];
        await _store.RecordAsync(Answer(command) with { Items = [null!] }, Ct);
        foreach (var other in _bus.Messages<CollectEvidence>().Where(c => c.CommandId != command.CommandId)) await _store.RecordAsync(Answer(other), Ct);
        await Sealer.SealDueAsync(Ct);
        Assert.Null(await _store.FindManifestAsync(Identity.Incident(poisoned), Ct));
        Assert.NotNull(await _store.FindManifestAsync(Identity.Incident(Incident with { DedupKey = Identity.DedupKey("l") }), Ct));
        Assert.Contains("could not seal plan-", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_to_no_plan_is_rejected()
    {
        var rejected = await Assert.ThrowsAsync<RejectedException>(() => Aggregator.HandleAsync(new EvidenceCollected("cmd-x", "plan-x", "prod", "a", 0, [], null), Ct));
        Assert.Equal(Rejection.Unplanned, rejected.Why);
    }

    [Fact]
    public async Task Incident_that_no_intake_has_redacted_is_rejected_and_not_planned()
    {
        foreach (var raw in new[] { Incident with { Receipt = null }, Incident with { DedupKey = "readable" } })
            Assert.Equal(Rejection.Unredacted, (await Assert.ThrowsAsync<RejectedException>(() => Planner.HandleAsync(raw, Ct))).Why);
        foreach (var raw in new[] { Incident with { Alerts = [] }, Incident with { Alerts = [null!] }, Incident with { Sender = "EXAMPLE SECRET" } })
        {
            var rejected = await Assert.ThrowsAsync<RejectedException>(() => Planner.HandleAsync(raw, Ct));
            Assert.Equal(Rejection.Malformed, rejected.Why);
            Assert.DoesNotContain("EXAMPLE", rejected.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(_bus.Sent);
        Assert.Null(await _store.FindManifestAsync(Identity.Incident(Incident), Ct));
    }

    [Fact]
    public async Task Incident_whose_every_item_is_refused_is_sealed_at_the_next_sweep()
    {
        await Planner.HandleAsync(Incident with { Alerts = [new Alert(Routes.Critical("../x"))] }, Ct);
        await SweepAsync();
        Assert.Empty(_bus.Messages<CollectEvidence>());
        Assert.Equal(0, Assert.Single(_bus.Messages<ManifestSealed>()).Complete);
    }

    [Fact]
    public async Task Alerts_that_nothing_is_collected_for_are_counted_once_and_said()
    {
        var handler = new PlannerHandler(new Planner(Routes.Configuration(Routes.WithDrop), Routes.Connectors, "policy"), Routes.Configuration(), _store, Sender, _meters.Alerts, _planned);
        var incident = Incident with { Alerts = [new Alert(Routes.Critical("shop")), new Alert(Routes.Watchdog), new Alert(new Dictionary<string, string> { ["alertname"] = "Idle" })] };
        for (var i = 0; i < 3; i++)
        {
            await handler.HandleAsync(incident, Ct);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((1, 1), (_meters.Dropped, _meters.Unrouted));
        Assert.Contains("Warning: 1 alerts of inc-", _planned.Text, StringComparison.Ordinal);
        Assert.Contains("Information: 1 alerts of inc-", _planned.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Idle", 1, 0)]
    [InlineData("Watchdog", 0, 1)]
    public async Task Incident_of_which_nothing_is_collected_is_never_complete(string alertname, int unrouted, int dropped)
    {
        var handler = new PlannerHandler(new Planner(Routes.Configuration(Routes.WithDrop), Routes.Connectors, "policy"), Routes.Configuration(), _store, Sender, _meters.Alerts, _planned);
        await handler.HandleAsync(Incident with { Alerts = [new Alert(new Dictionary<string, string> { ["alertname"] = alertname })] }, Ct);
        _clock.Advance(TimeSpan.FromSeconds(46));
        await SweepAsync();
        var completeness = (await ManifestAsync()).Payload.Header.Completeness;
        Assert.Equal(new Completeness(0, 0, unrouted, 0, dropped), completeness);
        Assert.False(completeness.IsComplete);
    }

    [Fact]
    public async Task Incident_that_was_kept_but_not_put_on_the_bus_is_put_there_when_it_is_sent_again()
    {
        var inbox = new StoreInbox(_store, _bus, BudgetConfiguration.Default);
        _bus.Failure = _ => new BusUnavailableException();
        await Assert.ThrowsAsync<BusUnavailableException>(() => inbox.AcceptAsync(Incident, Ct));
        _bus.Failure = _ => null;
        await inbox.AcceptAsync(Incident, Ct);
        Assert.Equal(Identity.MessageId("incident", Identity.Incident(Incident)), Assert.Single(_bus.Sent).Id);
    }

    [Fact]
    public async Task Evidence_that_comes_late_makes_a_revision_that_names_the_one_before_where_that_is_allowed()
    {
        var allowed = Routes.Configuration(Routes.Yaml + "\nbudgets: { lateEvidence: 5m }");
        await new PlannerHandler(new Planner(allowed, Routes.Connectors, "policy"), allowed, _store, Sender, _meters.Alerts, _planned).HandleAsync(Incident, Ct);
        var commands = Commands;
        await Aggregator.HandleAsync(Answer(commands[0]), Ct);
        _clock.Advance(TimeSpan.FromSeconds(46));
        await SweepAsync();
        var first = (await _store.FindManifestAsync(Identity.Incident(Incident), Ct))!;
        await Aggregator.HandleAsync(Answer(commands[0]), Ct);
        await Sealer.ReviseDueAsync(Ct);
        Assert.Equal(first, await _store.FindManifestAsync(Identity.Incident(Incident), Ct));
        await Aggregator.HandleAsync(Answer(commands[1]), Ct);
        await Sealer.ReviseDueAsync(Ct);
        await Sealer.ReviseDueAsync(Ct);
        await SweepAsync();
        var second = await ManifestAsync();
        Assert.Equal((2, "sha256:" + Identity.Sha256(System.Text.Encoding.UTF8.GetBytes(first))), (second.Assembly.Revision, second.Assembly.Previous));
        Assert.True(second.Payload.Header.Completeness.IsComplete);
        Assert.Equal([1, 2], _bus.Messages<ManifestSealed>().Select(m => m.Revision));
        _clock.Advance(TimeSpan.FromMinutes(6));
        await _store.ForgetSharedAsync(10, Ct);
        Assert.Empty((await _store.GatherAsync(second.Payload.Header.PlanId, Ct))!.Parts);
    }

    [Fact]
    public async Task Commands_over_the_cap_of_a_source_are_throttled_and_the_source_is_asked_no_more_than_that()
    {
        var capped = Routes.Configuration(Routes.Yaml.Replace("    allowedIdentifiers:", "    limits: { commandsPerMinute: 20 }\n    allowedIdentifiers:", StringComparison.Ordinal));
        var sender = new CommandSender(_store, _bus, new MessageSigner(Keys.Planner), capped.Capped);
        var planner = new PlannerHandler(new Planner(capped, Routes.Connectors, "policy"), capped, _store, sender, _meters.Alerts, _planned);
        var incidents = Enumerable.Range(0, 100).Select(n => Incident with { DedupKey = Identity.DedupKey($"{n}"), Alerts = [new Alert(Routes.Critical($"shop-{n}"))] }).ToList();
        foreach (var incident in incidents) await planner.HandleAsync(incident, Ct);
        for (var s = 0; s < 46; s++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await sender.AdmitAllAsync(Ct);
            await sender.SendLeftAsync(Ct);
        }

        Assert.Equal(20, _bus.Messages<CollectEvidence>().Count);
        await SweepAsync();
        var items = new List<ManifestItem>();
        foreach (var incident in incidents)
            items.AddRange(JsonSerializer.Deserialize<Manifest>((await _store.FindManifestAsync(Identity.Incident(incident), Ct))!, WireJson.Options)!.Payload.Items);
        Assert.Equal(180, items.Count(i => (i.Outcome, i.Reason) == (Outcome.Throttled, "own-command-limit")));
        Assert.Equal(20, items.Count(i => i.Outcome == Outcome.Unreachable));
    }

    [Fact]
    public async Task Group_that_repeats_is_one_incident_and_its_resolving_starts_nothing()
    {
        var group = Incident with { Repeats = true };
        await Planner.HandleAsync(group with { ResolvedAt = Routes.Start }, Ct);
        Assert.Empty(_bus.Sent);
        await Planner.HandleAsync(group, Ct);
        _clock.Advance(TimeSpan.FromMinutes(20));
        var later = group with { StartsAt = group.StartsAt.AddMinutes(1) };
        await Planner.HandleAsync(later, Ct);
        Assert.Equal(2, Commands.Count);
        await Planner.HandleAsync(later with { ResolvedAt = Routes.Start }, Ct);
        _clock.Advance(TimeSpan.FromMinutes(16));
        await Planner.HandleAsync(group with { StartsAt = _clock.GetUtcNow().AddMinutes(-1) }, Ct);
        Assert.Equal(4, Commands.Count);
    }

    [Fact]
    public async Task Inbox_that_is_full_takes_nothing_more_until_a_plan_is_made_and_keeps_what_it_took()
    {
        var inbox = new StoreInbox(_store, _bus, BudgetConfiguration.Default, mostUnplanned: 2);
        var incidents = Enumerable.Range(0, 3).Select(n => Incident with { DedupKey = Identity.DedupKey($"{n}") }).ToList();
        foreach (var incident in incidents.Take(2)) await inbox.AcceptAsync(incident, Ct);
        Assert.Equal(503, (await Assert.ThrowsAsync<IntakeException>(() => inbox.AcceptAsync(incidents[2], Ct))).Status);
        Assert.Equal(2, (await _store.UnplannedAsync(10, Ct)).Count);
        await Planner.HandleAsync(incidents[0], Ct);
        await inbox.AcceptAsync(incidents[2], Ct);
        Assert.Equal(2, (await _store.UnplannedAsync(10, Ct)).Count);
    }

    [Fact]
    public async Task Incident_that_no_planner_waits_for_is_not_taken()
    {
        _bus.Failure = _ => new NoRouteException("IncidentReported", "");
        await Assert.ThrowsAsync<BusUnavailableException>(() => new BusInbox(_bus).AcceptAsync(Incident, Ct));
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Commands of a plan are sent side by side.
    IReadOnlyList<CollectEvidence> Commands => [.. _bus.Messages<CollectEvidence>().OrderBy(c => c.Capability, StringComparer.Ordinal)];

    CommandSender Sender => new(_store, _bus, new MessageSigner(Keys.Planner), Routes.Configuration().Capped);

    ManifestSealer Sealer => new(_store, Keys.Manifest, new IncidentMetrics(_meters), _log);

    ManifestAnnouncer Announcer => new(_store, _bus, new IncidentLinks(new Uri("https://rca.example.com/")));

    AggregatorHandler Aggregator => new(_store, Sealer, Announcer, new ListLogger<AggregatorHandler>());

    PlannerHandler Planner => new(new Planner(Routes.Configuration(), Routes.Connectors, "policy"), Routes.Configuration(), _store, Sender, _meters.Alerts, _planned);

    async Task SweepAsync()
    {
        await Sealer.SealDueAsync(Ct);
        await Announcer.AnnounceDueAsync(Ct);
    }

    Task PlanAsync() => Planner.HandleAsync(Incident, Ct);

    async Task<Manifest> ManifestAsync() => JsonSerializer.Deserialize<Manifest>((await _store.FindManifestAsync(Identity.Incident(Incident), Ct))!, WireJson.Options)!;

    static EvidenceCollected Answer(CollectEvidence command) => new(command.CommandId, command.PlanId, command.Source, "a", 0, [], new Closing(Outcome.Empty, 0, 1, []));
}
