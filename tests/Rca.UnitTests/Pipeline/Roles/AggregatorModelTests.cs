using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Pipeline.Roles;
using Rca.Storage;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Roles;

/// <summary>Any interleaving of incidents, evidence, duplicates, deadlines and restarts ends in the state that the model says, whoever shares with whom.</summary>
public sealed class AggregatorModelTests
{
    const int Incidents = 4;
    static readonly Outcome[] Outcomes = [Outcome.Collected, Outcome.Empty, Outcome.Truncated, Outcome.Failed, Outcome.TimedOut];

    static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 99], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, Outcomes.Length - 1],
        (kind, which, attempt, sequence, last, outcome) => new Step(kind, which, $"attempt-{attempt}", sequence, last, Outcomes[outcome]));

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Any_interleaving_ends_in_the_models_state() => Steps.Array[1, 60].SampleAsync(steps => new Run().PlayAsync(steps), iter: 300, threads: 1);

    sealed record Step(int Kind, int Which, string Attempt, int Sequence, int Last, Outcome Outcome);

    sealed class Run
    {
        readonly FakeTimeProvider _clock = new(Routes.Start);
        readonly RecordingPublisher _bus = new();
        readonly CountedAlerts _meters = new();
        readonly Dictionary<string, List<(EvidenceCollected Part, DateTimeOffset At)>> _recorded = new(StringComparer.Ordinal);
        readonly HashSet<int> _planned = [];
        CommandSender? _sender;

        public async Task PlayAsync(Step[] steps)
        {
            await using var store = SqliteIncidentStore.InMemory(_clock);
            await store.PrepareAsync(Ct);
            foreach (var step in steps) await StepAsync(store, step);
            for (var n = 0; n < 150; n++)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await SweepAsync(store);
            }

            foreach (var n in _planned) await AssertAsync(store, n);
            Assert.Equal(_planned.Count, (await store.ListAsync(null, 100, Ct)).Count);
            Assert.Equal(_planned.Count, _bus.Messages<ManifestSealed>().Select(m => m.PlanId).Distinct(StringComparer.Ordinal).Count());
            _meters.Dispose();
        }

        async Task StepAsync(SqliteIncidentStore store, Step step)
        {
            switch (step.Kind)
            {
                case 0 or 1:
                    await PlanAsync(store, step.Which % Incidents);
                    break;
                case 2:
                    _clock.Advance(TimeSpan.FromSeconds(step.Which % 25));
                    break;
                case 3:
                    await SweepAsync(store);
                    break;
                case 4:
                    // Another process goes on, and does not know what the first had in hand.
                    _sender = null;
                    await store.ForgetSentAsync(Ct);
                    await Sender(store).SendAsync(planId: null, Ct);
                    break;
                default:
                    await AnswerAsync(store, step);
                    break;
            }
        }

        async Task PlanAsync(SqliteIncidentStore store, int n)
        {
            _planned.Add(n);
            await new PlannerHandler(
                new Planner(Routes.Configuration(), Routes.Connectors, "policy"), Routes.Configuration(), store, Sender(store), _meters.Alerts, new ListLogger<PlannerHandler>()).HandleAsync(Incident(n), Ct);
        }

        async Task AnswerAsync(SqliteIncidentStore store, Step step)
        {
            var commands = _bus.Messages<CollectEvidence>();
            if (commands.Count == 0) return;
            var command = commands[step.Which % commands.Count];
            var closes = step.Sequence >= step.Last;
            var part = new EvidenceCollected(
                command.CommandId, command.PlanId, command.Source, step.Attempt, step.Sequence, [], closes ? new Closing(step.Outcome, 0, 1, [new LedgerEntry("GET", "/", "200", 1, 1)], Answered: 1) : null);
            try
            {
                await Aggregator(store).HandleAsync(part, Ct);
            }
            catch (RejectedException)
            {
                // It does not fit its attempt: the model does not know it either.
            }

            // The first content of a part counts, and an attempt ends with its closing.
            var recorded = _recorded.TryGetValue(part.CommandId, out var known) ? known : _recorded[part.CommandId] = [];
            var same = recorded.Where(r => r.Part.Attempt == part.Attempt).ToList();
            if (same.All(r => r.Part.Sequence != part.Sequence && !(r.Part.Closing is not null && r.Part.Sequence < part.Sequence) && !(closes && r.Part.Sequence > part.Sequence)))
                recorded.Add((part, _clock.GetUtcNow()));
        }

        async Task SweepAsync(SqliteIncidentStore store)
        {
            await Sealer(store).SealDueAsync(Ct);
            await Sender(store).SendLeftAsync(Ct);
            await new ManifestAnnouncer(store, _bus).AnnounceDueAsync(Ct);
            await store.ForgetSharedAsync(100, Ct);
        }

        async Task AssertAsync(SqliteIncidentStore store, int n)
        {
            var manifest = JsonSerializer.Deserialize<Manifest>((await store.FindManifestAsync(Identity.Incident(Incident(n)), Ct))!, WireJson.Options)!;
            Assert.Equal(2, manifest.Payload.Items.Count);
            var answered = manifest.Payload.Items.Select(item => Check(item, manifest.Assembly)).ToList();
            // Never before the deadline but when all is in.
            Assert.True(manifest.Assembly.SealedAt >= manifest.Assembly.Deadline || answered.All(a => a));
        }

        // What it shares, or its own: the best of the attempts that were whole when it was sealed.
        bool Check(ManifestItem item, ManifestAssembly assembly)
        {
            var command = item.Shared?.CommandId ?? item.CommandId;
            var parts = _recorded.GetValueOrDefault(command, []).Where(r => r.At <= assembly.SealedAt).ToList();
            var whole = parts.GroupBy(r => r.Part.Attempt).Select(a => a.Select(r => r.Part).OrderBy(p => p.Sequence).ToList())
                .Where(a => a[^1].Closing is not null && a.Select((p, i) => p.Sequence == i).All(b => b)).Select(a => a[^1].Closing!.Outcome).ToList();
            // A part that came in the very moment of the seal, after it, is not in it.
            var before = parts.Where(r => r.At < assembly.SealedAt).ToList();
            if (whole.Count > 0 && before.Count == parts.Count) Assert.Equal(whole.MinBy(o => Array.IndexOf(Outcomes, o) is 3 ? 5 : Array.IndexOf(Outcomes, o)), item.Outcome);
            if (parts.Count == 0) Assert.Equal((Outcome.Unreachable, "no-collector"), (item.Outcome, item.Reason));
            if (parts.Count > 0 && whole.Count == 0) Assert.Contains(item.Reason, (string[])["attempt-not-closed", "no-collector"]);
            return whole.Count > 0;
        }

        // Of one scope, and within what is fresh of each other or not, as the clock goes.
        static IncidentReported Incident(int n) =>
            new("alertmanager", Identity.DedupKey($"{n}"), Routes.Start, [new Alert(Routes.Critical("shop"))], 0, new RedactionReceipt("p", "k", 1, 1, 0, []));

        CommandSender Sender(SqliteIncidentStore store) => _sender ??= new(store, _bus, new MessageSigner(Keys.Planner), Routes.Configuration().Capped);

        static ManifestSealer Sealer(SqliteIncidentStore store) => new(store, Keys.Manifest, new ListLogger<ManifestSealer>());

        AggregatorHandler Aggregator(SqliteIncidentStore store) => new(store, Sealer(store), new ManifestAnnouncer(store, _bus), new ListLogger<AggregatorHandler>());
    }
}
