using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting.Limits;

public sealed class HeadAndTailTests
{
    readonly List<int> _kept = [];

    [Fact]
    public async Task Beyond_the_budget_the_first_and_the_last_are_kept_and_the_gap_is_told()
    {
        var pieces = await AddAsync(new CollectionBudget(Items: 32), Enumerable.Repeat(10, 100));
        Assert.Equal([.. Enumerable.Range(0, 30), 98, 99], _kept);
        Assert.Equal(("item-budget", new Elision(30, Quantity.Of(68), Quantity.Of(680))), (pieces.Reached, pieces.Elided(toTheEnd: true)));
        Assert.Equal(new Elision(30, Quantity.AtLeast(68), Quantity.AtLeast(680)), pieces.Elided(toTheEnd: false));
    }

    [Fact]
    public async Task Bytes_are_kept_at_both_ends_too()
    {
        var pieces = await AddAsync(new CollectionBudget(Bytes: 1600), Enumerable.Repeat(100, 50));
        Assert.Equal([.. Enumerable.Range(0, 15), 49], _kept);
        Assert.Equal(("byte-budget", new Elision(15, Quantity.Of(34), Quantity.Of(3400))), (pieces.Reached, pieces.Elided(toTheEnd: true)));
    }

    [Fact]
    public async Task Piece_that_is_too_large_is_the_gap_and_what_follows_it_is_kept()
    {
        var pieces = await AddAsync(new CollectionBudget(ItemBytes: 50), [10, 10, 51, 10]);
        Assert.Equal([0, 1, 3], _kept);
        Assert.Equal(("item-too-large", new Elision(2, Quantity.Of(1), Quantity.AtLeast(50))), (pieces.Reached, pieces.Elided(toTheEnd: true)));
    }

    [Fact]
    public void Whatever_comes_the_budget_is_kept_and_nothing_is_lost_silently()
    {
        var sizes = Gen.Int[1, 60].Array[0, 80];
        Gen.Select(sizes, Gen.Int[1, 40], Gen.Int[1, 1500]).Sample((all, items, bytes) =>
        {
            var budget = new CollectionBudget(items, bytes, 50);
            var test = new HeadAndTailTests();
            var pieces = test.AddAsync(budget, all).GetAwaiter().GetResult();
            var (kept, elided) = (test._kept, pieces.Elided(toTheEnd: true));
            var fits = all.Length <= items && all.Sum() <= bytes && all.All(s => s <= 50);
            return kept.Count == pieces.Kept
                && kept.Count <= items
                && kept.Sum(i => all[i]) <= bytes
                && kept.SequenceEqual(kept.Order())
                && kept.Count + elided.Items.Number == all.Length
                && fits == (pieces.Reached is null)
                && (!fits || kept.Count == all.Length)
                && (fits || elided.After == kept.TakeWhile((piece, i) => piece == i).Count());
        });
    }

    async Task<HeadAndTail> AddAsync(CollectionBudget budget, IEnumerable<int> sizes)
    {
        var pieces = new HeadAndTail(budget, (item, _) =>
        {
            _kept.Add(item.Fields.GetInt32());
            return Task.CompletedTask;
        });
        foreach (var (number, size) in sizes.Index())
            await pieces.AddAsync(size > budget.ItemBytes ? new Piece(null, budget.ItemBytes) : new Piece(new CapturedEvidenceItem("k/1", default, JsonSerializer.SerializeToElement(number)), size));
        await pieces.FlushAsync();
        return pieces;
    }
}
