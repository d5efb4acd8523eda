using CsCheck;
using Rca.Core.Stores;
using Xunit;

namespace Rca.Tests.Storage;

public abstract partial class IncidentStoreContract
{
    // Items 0 and 1 are asked, item 2 is refused. A tenth of the steps seals, a twentieth goes on in another process.
    static readonly Gen<Step> _steps = Gen.Select(
        Gen.Int[0, 19], Gen.Frequency((9, Gen.Int[0, 1]), (1, Gen.Const(2))), Gen.Int[0, 1], Gen.Int[0, 2], Gen.Bool, Gen.Int[0, 9],
        (kind, item, attempt, sequence, closes, foreign) => new Step(kind, item, $"attempt-{attempt}", sequence, closes, foreign == 0));

    [Fact]
    public async Task Any_interleaving_gives_the_models_answers()
    {
        var round = 0;
        await _steps.Array[1, 40].SampleAsync(
            async steps =>
            {
                var plan = Sample.Plan($"round {round++}", "orders-db", "prod-eu", "!refused");
                var model = new PlanModel(asked: 2);
                var store = Store;
                await store.AddPlanAsync(plan, Long, Ct);
                foreach (var step in steps)
                {
                    switch (step.Kind)
                    {
                        case 0:
                            store = Open();
                            break;
                        case 1 or 2:
                            Assert.Equal(model.Seal(), await store.SealAsync(Sample.Manifest(plan, 1, "{}"), Ct));
                            break;
                        default:
                            var part = Sample.Part(plan, step.Item, step.Sequence, step.Closes, step.Attempt, step.Foreign ? "foreign" : null);
                            Assert.Equal(model.Record(step), await store.RecordAsync(part, Ct));
                            break;
                    }

                    Assert.Equal(model.IsDue, (await store.DueAsync(1000, Ct)).Contains(plan.PlanId));
                    Assert.Equal(model.Parts, (await store.GatherAsync(plan.PlanId, Ct))!.Parts.Count);
                }

                await store.SealAsync(Sample.Manifest(plan), Ct);
            },
            iter: 60,
            threads: 1);
    }

    sealed record Step(int Kind, int Item, string Attempt, int Sequence, bool Closes, bool Foreign);

    sealed class PlanModel(int asked)
    {
        readonly Dictionary<(int Item, string Attempt, int Sequence), bool> _parts = [];
        bool _sealed;

        public int Parts => _parts.Count;

        public bool IsDue => !_sealed && IsReady;

        bool IsReady => Enumerable.Range(0, asked).All(item => _parts.Any(part =>
            part.Key.Item == item && part.Value
            && Enumerable.Range(0, part.Key.Sequence).All(n => _parts.ContainsKey((item, part.Key.Attempt, n)))));

        bool Fits(Step step) => _parts.Where(p => (p.Key.Item, p.Key.Attempt) == (step.Item, step.Attempt))
            .All(p => p.Key.Sequence < step.Sequence ? !p.Value : !step.Closes);

        public bool Seal()
        {
            _parts.Clear();
            return !_sealed && (_sealed = true);
        }

        public Recorded Record(Step step)
        {
            if (step.Foreign || step.Item >= asked)
                return Recorded.Unplanned;
            if (_sealed)
                return Recorded.Late;
            var fits = _parts.TryGetValue((step.Item, step.Attempt, step.Sequence), out var closes) ? closes == step.Closes : Fits(step);
            if (!fits)
                return Recorded.Foreign;
            _parts.TryAdd((step.Item, step.Attempt, step.Sequence), step.Closes);
            return IsReady ? Recorded.Ready : Recorded.Waiting;
        }
    }
}
