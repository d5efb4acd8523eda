using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Roles;
using Rca.Storage;
using Rca.UnitTests.Core.Manifests.Verifying;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Roles;

/// <summary>What many incidents want is collected once, and each manifest says so and verifies.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    readonly FakeTimeProvider _clock = new(Routes.Start);
    readonly RecordingPublisher _bus = new();
    readonly CountedAlerts _meters = new();
    readonly SqliteIncidentStore _store;

    public SharingTests() => _store = SqliteIncidentStore.InMemory(_clock);

    public async ValueTask InitializeAsync() => await _store.PrepareAsync(Ct);

    public ValueTask DisposeAsync()
    {
        _meters.Dispose();
        return _store.DisposeAsync();
    }

    [Fact]
    public async Task Storm_over_five_workloads_costs_what_five_incidents_cost_and_every_manifest_is_complete_and_verified()
    {
        var answered = 0;
        for (var n = 0; n < 300; n++)
        {
            await PlanAsync(Incident(n, $"shop-{n % 5}"));
            _clock.Advance(TimeSpan.FromMilliseconds(33));
            // Some are planned while a collection is under way, and others after it.
            if (n % 50 == 40) answered = await AnswerAsync(answered);
            if (n % 10 == 0) await Sealer.SealDueAsync(Ct);
        }

        await AnswerAsync(answered);
        for (var i = 0; i < 4; i++) await Sealer.SealDueAsync(Ct);
        Assert.Equal(10, Commands.Count);
        for (var n = 0; n < 300; n++)
        {
            var bundle = await BundleAsync(Incident(n, $"shop-{n % 5}"));
            var verified = ManifestVerifier.Verify(bundle, [Keys.Manifest.PublicKey]);
            Assert.Empty(verified.Faults);
            Assert.True(verified.Manifest!.Payload.Header.Completeness.IsComplete);
            Assert.All(verified.Manifest.Payload.Items, i => Assert.Equal(n >= 5, i.Shared is not null));
        }
    }

    [Fact]
    public async Task Shared_item_names_the_command_and_plan_that_it_was_collected_for_and_its_age()
    {
        var (first, second) = (Incident(1, "shop"), Incident(2, "shop"));
        await PlanAsync(first);
        _clock.Advance(TimeSpan.FromSeconds(12));
        await PlanAsync(second);
        await AnswerAsync(0);
        await Sealer.SealDueAsync(Ct);
        var (own, shared) = (Manifest(await BundleAsync(first)), Manifest(await BundleAsync(second)));
        foreach (var (one, other) in own.Payload.Items.Zip(shared.Payload.Items))
        {
            Assert.Null(one.Shared);
            Assert.Equal((one.CommandId, own.Payload.Header.PlanId, 12_000), (other.Shared!.CommandId, other.Shared.PlanId, other.Shared.AgeMs));
            Assert.Equal(own.Payload.Header.Window, other.Shared.Window);
            Assert.NotEqual(one.CommandId, other.CommandId);
            Assert.Equal(one.Evidence, other.Evidence, (a, b) => string.Equals(a.Sha256, b.Sha256, StringComparison.Ordinal));
        }

        var unwatched = shared.Payload.Header.Timeline!.Unwatched;
        Assert.All(unwatched, u => Assert.Equal(UnwatchedWhy.OutsideShared, u.Why));
        Assert.Equal(2, unwatched.Count(u => (u.From, u.To) == (own.Payload.Header.Window.To, shared.Payload.Header.Window.To)));
        Assert.Equal(2, unwatched.Count(u => (u.From, u.To) == (shared.Payload.Header.Window.From, own.Payload.Header.Window.From)));
        Assert.Empty(own.Payload.Header.Timeline!.Unwatched);
    }

    [Fact]
    public async Task Shared_collection_that_was_for_something_else_shows_even_signed_anew_by_a_trusted_key()
    {
        var (first, second) = (Incident(1, "shop"), Incident(2, "shop"));
        await PlanAsync(first);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await PlanAsync(second);
        await AnswerAsync(0);
        await Sealer.SealDueAsync(Ct);
        var bundle = await BundleAsync(second);
        Named(s => s with { CommandId = "cmd-" + new string('0', 32) });
        Named(s => s with { PlanId = "plan-" + new string('0', 32) });
        Named(s => s with { Window = s.Window with { From = s.Window.From.AddSeconds(-1) } });
        Named(s => s with { AgeMs = s.AgeMs - 1 });

        void Named(Func<SharedFrom, SharedFrom> change) => Assert.Contains(
            ManifestVerifier.Verify(
                bundle.WithItems(items => [items[0] with { Shared = change(items[0].Shared!) }, items[1]]).SignedWith(Keys.Manifest), [Keys.Manifest.PublicKey]).Faults,
            f => f.Kind == FaultKind.Shared);
    }

    // Laws 3 and 4: the collector of the first died; those that waited ask again, and all end in time.
    [Fact]
    public async Task Collection_that_never_ends_is_asked_anew_by_one_that_waited_and_all_are_sealed_by_their_deadlines()
    {
        await PlanAsync(Incident(1, "shop"));
        for (var n = 2; n <= 5; n++)
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            await PlanAsync(Incident(n, "shop"));
        }

        Assert.Equal(2, Commands.Count);
        _clock.Advance(TimeSpan.FromSeconds(25));
        await Sealer.SealDueAsync(Ct);
        await Sender.SendLeftAsync(Ct);
        Assert.Equal(4, Commands.Count);
        Assert.Equal(Outcome.Unreachable, Manifest(await BundleAsync(Incident(1, "shop"))).Payload.Items[0].Outcome);
        await AnswerAsync(2);
        await Sealer.SealDueAsync(Ct);
        for (var n = 2; n <= 5; n++)
        {
            var manifest = Manifest(await BundleAsync(Incident(n, "shop")));
            Assert.All(manifest.Payload.Items, i => Assert.Equal(Outcome.Collected, i.Outcome));
            Assert.Equal(0, manifest.Assembly.LateMs);
        }
    }

    [Fact]
    public async Task Collection_that_nobody_answers_leaves_every_one_that_waited_a_typed_gap_at_its_own_deadline()
    {
        for (var n = 1; n <= 3; n++)
        {
            await PlanAsync(Incident(n, "shop"));
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        for (var s = 0; s < 60; s++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Sender.SendLeftAsync(Ct);
            await Sealer.SealDueAsync(Ct);
        }

        for (var n = 1; n <= 3; n++)
        {
            var bundle = await BundleAsync(Incident(n, "shop"));
            Assert.Empty(ManifestVerifier.Verify(bundle, [Keys.Manifest.PublicKey]).Faults);
            var manifest = Manifest(bundle);
            Assert.All(manifest.Payload.Items, i => Assert.Equal((Outcome.Unreachable, "no-collector"), (i.Outcome, i.Reason)));
            Assert.InRange(manifest.Assembly.LateMs, 0, 1000);
        }
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    List<CollectEvidence> Commands => [.. _bus.Messages<CollectEvidence>()];

    CommandSender Sender => new(_store, _bus, new MessageSigner(Keys.Planner), Routes.Configuration().Capped);

    ManifestSealer Sealer => new(_store, Keys.Manifest, new IncidentMetrics(_meters), new ListLogger<ManifestSealer>());

    static IncidentReported Incident(int n, string ns) =>
        new("alertmanager", Identity.DedupKey($"{n}"), Routes.Start.AddSeconds(-(n * 7 % 20)), [new Alert(Routes.Critical(ns))], 0, new RedactionReceipt("p", "k", 1, 1, 0, []));

    static Manifest Manifest(ManifestBundle bundle) => JsonSerializer.Deserialize<Manifest>(bundle.Manifest, WireJson.Options)!;

    Task PlanAsync(IncidentReported incident) =>
        new PlannerHandler(new Planner(Routes.Configuration(), Routes.Connectors, "policy"), Routes.Configuration(), _store, Sender, _meters.Alerts, new ListLogger<PlannerHandler>())
            .HandleAsync(incident, Ct);

    async Task<int> AnswerAsync(int from)
    {
        var commands = Commands;
        foreach (var command in commands.Skip(from)) await _store.RecordAsync(Answer(command), Ct);
        return commands.Count;
    }

    static EvidenceCollected Answer(CollectEvidence command)
    {
        var content = JsonSerializer.Serialize(new { n = command.CommandId });
        var item = new EvidenceItem("test/1", Identity.Sha256(Encoding.UTF8.GetBytes(content)), content, Routes.Start, new RedactionReceipt("p", "k", 1, 1, 0, []));
        return new(command.CommandId, command.PlanId, command.Source, "a", 0, [item], new Closing(Outcome.Collected, 1, 1, [new LedgerEntry("GET", "/", "200", 1, 1)]));
    }

    async Task<ManifestBundle> BundleAsync(IncidentReported incident)
    {
        var id = Identity.Incident(incident);
        var (manifest, envelope) = ((await _store.FindManifestAsync(id, Ct))!, (await _store.FindEnvelopeAsync(id, Ct))!);
        var evidence = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var reference in JsonSerializer.Deserialize<Manifest>(manifest, WireJson.Options)!.Payload.Items.SelectMany(i => i.Evidence))
            evidence[reference.Sha256] = Encoding.UTF8.GetBytes((await _store.FindEvidenceAsync(reference.Sha256, Ct))!);
        return new ManifestBundle(Encoding.UTF8.GetBytes(manifest), Encoding.UTF8.GetBytes(envelope), evidence.Keys, evidence.GetValueOrDefault);
    }
}
