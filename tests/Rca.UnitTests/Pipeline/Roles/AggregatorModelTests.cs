using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Messaging;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Pipeline.Doors;
using Rca.Pipeline.Hosting;
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

    static readonly Outcome[] Preference = [Outcome.Collected, Outcome.Empty, Outcome.Truncated, Outcome.TimedOut, Outcome.Failed];

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Any_interleaving_ends_in_the_models_state() => Steps.Array[1, 60].SampleAsync(PlayAsync, iter: 100, threads: 1);

    static async Task PlayAsync(Step[] steps)
    {
        using var run = new Run();
        await run.PlayAsync(steps);
    }

    sealed record Step(int Kind, int Which, string Attempt, int Sequence, int Last, Outcome Outcome);

    // What came when: of steps that happen at one time the clock knows no order.
    sealed class Run : IDisposable
    {
        readonly FakeTimeProvider _clock = new(Routes.Start);
        readonly RecordingPublisher _bus = new();
        readonly CountedAlerts _meters = new();
        readonly Dictionary<string, List<(EvidenceCollected Part, int At)>> _recorded = new(StringComparer.Ordinal);
        readonly Dictionary<int, int> _planned = [];
        readonly Dictionary<string, int> _sealed = new(StringComparer.Ordinal);
        CommandSender? _sender;
        int _now;

        public void Dispose() => _meters.Dispose();

        public async Task PlayAsync(Step[] steps)
        {
            await using var store = SqliteIncidentStore.InMemory(_clock);
            await store.PrepareAsync(Ct);
            foreach (var step in steps)
            {
                await StepAsync(store, step);
                await LookAsync(store);
            }

            for (var n = 0; n < 150; n++)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await SweepAsync(store);
                await LookAsync(store);
            }

            foreach (var n in _planned.Keys) await AssertAsync(store, n);
            Assert.Equal(_planned.Count, _sealed.Count);
            Assert.Equal(_planned.Count, _bus.Messages<ManifestSealed>().Select(m => m.PlanId).Distinct(StringComparer.Ordinal).Count());
        }

        async Task LookAsync(SqliteIncidentStore store)
        {
            _now++;
            foreach (var manifest in await store.ListAsync(null, Incidents, Ct)) _sealed.TryAdd(manifest.PlanId, _now);
            _now++;
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
            _planned.TryAdd(n, _now);
            var planner = new Planner(Routes.Configuration(), Routes.Connectors, "policy");
            await new PlannerHandler(planner, Routes.Configuration(), store, Sender(store), _meters.Alerts, new ListLogger<PlannerHandler>()).HandleAsync(Incident(n), Ct);
        }

        async Task AnswerAsync(SqliteIncidentStore store, Step step)
        {
            var commands = _bus.Messages<CollectEvidence>();
            if (commands.Count == 0) return;
            var command = commands[step.Which % commands.Count];
            var closing = step.Sequence >= step.Last ? new Closing(step.Outcome, 0, 1, [new LedgerEntry("GET", "/", "200", 1, 1)], Answered: 1) : null;
            var part = new EvidenceCollected(command.CommandId, command.PlanId, command.Source, step.Attempt, step.Sequence, [], closing);
            var recorded = _recorded.TryGetValue(part.CommandId, out var known) ? known : _recorded[part.CommandId] = [];
            var log = new ListLogger<AggregatorHandler>();
            try
            {
                await new AggregatorHandler(store, Sealer(store), Announcer(store), log).HandleAsync(part, Ct);
            }
            catch (RejectedException)
            {
                Assert.Contains(recorded, r => Contradicts(r.Part, part));
                return;
            }

            // Dropped is only what comes after the seal of whoever asked.
            if (log.Text.Length > 0) Assert.Contains(part.PlanId, _sealed);
            else if (!recorded.Any(r => r.Part.Attempt == part.Attempt && r.Part.Sequence == part.Sequence)) recorded.Add((part, _now));
        }

        // The first content of a part counts, and an attempt ends with its closing.
        static bool Contradicts(EvidenceCollected known, EvidenceCollected part) => known.Attempt == part.Attempt && (
            known.Sequence == part.Sequence
            || (known.Closing is not null && known.Sequence < part.Sequence)
            || (part.Closing is not null && known.Sequence > part.Sequence));

        async Task SweepAsync(SqliteIncidentStore store)
        {
            await Sealer(store).SealDueAsync(Ct);
            await Sender(store).SendLeftAsync(Ct);
            await Announcer(store).AnnounceDueAsync(Ct);
            await store.ForgetSharedAsync(100, Ct);
        }

        async Task AssertAsync(SqliteIncidentStore store, int n)
        {
            var manifest = JsonSerializer.Deserialize<Manifest>((await store.FindManifestAsync(Identity.Incident(Incident(n)), Ct))!, WireJson.Options)!;
            Assert.Equal(2, manifest.Payload.Items.Count);
            var answered = manifest.Payload.Items.Select(item => Check(item, _sealed[manifest.Payload.Header.PlanId], _planned[n])).ToList();
            // Never before the deadline but when all is in.
            Assert.True(manifest.Assembly.SealedAt >= manifest.Assembly.Deadline || answered.All(a => a));
        }

        // What it shares, or its own: the best of the attempts that were whole when it was sealed.
        bool Check(ManifestItem item, int sealedAt, int plannedAt)
        {
            var parts = _recorded.GetValueOrDefault(item.Shared?.CommandId ?? item.CommandId, []).Where(r => r.At < sealedAt).ToList();
            var whole = parts.GroupBy(r => r.Part.Attempt).Select(a => a.OrderBy(r => r.Part.Sequence).ToList())
                .Where(a => a[^1].Part.Closing is not null && a.Select((r, i) => r.Part.Sequence == i).All(b => b)).ToList();
            if (whole.Count > 0)
            {
                Assert.Equal(whole.Select(a => a[^1].Part.Closing!.Outcome).MinBy(o => Array.IndexOf(Preference, o)), item.Outcome);
                // What is known to have failed is asked anew, not shared.
                if (item.Shared is not null && item.Outcome is Outcome.Failed or Outcome.TimedOut) Assert.True(whole.Min(a => a.Max(r => r.At)) > plannedAt);
            }
            else
            {
                Assert.Equal(parts.Count > 0 ? (Outcome.TimedOut, "attempt-not-closed") : (Outcome.Unreachable, "no-collector"), (item.Outcome, item.Reason));
            }

            return whole.Count > 0;
        }

        // Of one scope, and within what is fresh of each other or not, as the clock goes.
        static IncidentReported Incident(int n) =>
            new("alertmanager", Identity.DedupKey($"{n}"), Routes.Start, [new Alert(Routes.Critical("shop"))], 0, new RedactionReceipt("p", "k", 1, 1, 0, []));

        CommandSender Sender(SqliteIncidentStore store) => _sender ??= new(store, _bus, new MessageSigner(Keys.Planner), Routes.Configuration().Capped);

        ManifestSealer Sealer(SqliteIncidentStore store) => new(store, Keys.Manifest, new IncidentMetrics(_meters), new ListLogger<ManifestSealer>());

        ManifestAnnouncer Announcer(SqliteIncidentStore store) => new(store, _bus, new IncidentLinks(null));
    }
}
