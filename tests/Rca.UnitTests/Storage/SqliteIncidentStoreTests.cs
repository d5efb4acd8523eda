using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Rca.Core.Stores;
using Rca.Storage;
using Xunit;

namespace Rca.Tests.Storage;

public sealed class SqliteIncidentStoreTests : IncidentStoreContract
{
    readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero));
    string _folder = "";

    string Path => System.IO.Path.Combine(_folder, "rca.db");

    protected override Task CreateAsync()
    {
        _folder = Directory.CreateTempSubdirectory("rca-store-").FullName;
        return Task.CompletedTask;
    }

    protected override Task DropAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override SqlIncidentStore Connect() => new SqliteIncidentStore(Path, _clock);

    protected override Task PassAsync(DateTimeOffset time)
    {
        _clock.SetUtcNow(time);
        return Task.CompletedTask;
    }

    protected override async Task<long> SqlAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = statement.Replace("rca.", "", StringComparison.Ordinal);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Plan_is_due_at_its_deadline_and_not_before()
    {
        var plan = Sample.Plan("one", "orders-db");
        var stored = await Store.AddPlanAsync(plan, Long, Ct);
        Assert.Equal((_clock.GetUtcNow(), _clock.GetUtcNow() + Long), (stored.AcceptedAt, stored.Deadline));
        _clock.Advance(Long - TimeSpan.FromMicroseconds(1));
        Assert.Empty(await Store.DueAsync(10, Ct));
        Assert.Single(await Store.UnsentAsync(null, 10, Ct));
        _clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal([plan.PlanId], await Store.DueAsync(10, Ct));
        Assert.Empty(await Store.UnsentAsync(null, 10, Ct));
    }

    [Fact]
    public async Task Store_in_memory_goes_the_whole_way_from_many_tasks()
    {
        await using var store = SqliteIncidentStore.InMemory(_clock);
        await store.PrepareAsync(Ct);
        await store.PrepareAsync(Ct);
        var plan = Sample.Plan("one", [.. Enumerable.Range(0, 16).Select(n => $"source-{n}")]);
        await store.AcceptAsync(plan.IncidentId, plan.Incident, Ct);
        await store.AddPlanAsync(plan, Long, Ct);
        var recorded = await Task.WhenAll(plan.Items.Select((_, n) => Task.Run(
            async () =>
            {
                Assert.NotNull(await store.GatherAsync(plan.PlanId, Ct));
                return await store.RecordAsync(Sample.Part(plan, n), Ct);
            },
            Ct)));
        Assert.Single(recorded, Recorded.Ready);
        Assert.True(await store.SealAsync(Sample.Manifest(plan, 1, "{}"), Ct));
        Assert.Equal("{}", await store.FindEvidenceAsync(Sample.Digest("{}"), Ct));
    }

    [Fact]
    public async Task Operation_cancelled_lets_the_next_one_write()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var plan = Sample.Plan("one", "orders-db");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AddPlanAsync(plan, Long, cancelled.Token));
        Assert.False(await Store.KnowsAsync(plan.IncidentId, Ct));
        Assert.Equal(plan.PlanId, (await Store.AddPlanAsync(plan, Long, Ct)).Plan.PlanId);
    }
}
