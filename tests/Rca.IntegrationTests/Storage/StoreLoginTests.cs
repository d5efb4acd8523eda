using Npgsql;
using Rca.Core.Stores;
using Rca.IntegrationTests.Testing;
using Rca.Storage;
using Rca.Testing;
using Xunit;

namespace Rca.Tests.Storage;

/// <summary>Planner and aggregator do their work under the logins of roles.sql, which may do nothing else.</summary>
public sealed class StoreLoginTests : IAsyncLifetime
{
    const string Password = "Synthetic-login";
    static readonly PlanTerms Terms = new(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30), new HashSet<string>(StringComparer.Ordinal) { "orders-db" });
    PostgresServer _server = null!;
    string _database = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await OwnServer.StartAsync(PostgresServer.StartAsync, Ct);
        _database = await _server.CreateDatabaseAsync(Ct);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Roles_do_their_work_under_logins_that_own_nothing()
    {
        await MigrateAsync();
        await using var planner = Store("rca_planner");
        await using var aggregator = Store("rca_aggregator");
        await planner.PrepareAsync(Ct);
        await aggregator.PrepareAsync(Ct);
        var (first, second) = (Sample.SharingPlan("one", 0, "orders-db"), Sample.SharingPlan("two", 1, "orders-db"));
        foreach (var plan in (Core.Planning.Plan[])[first, second])
        {
            await planner.EnterAsync(plan.Incident, TimeSpan.FromHours(1), Ct);
            await planner.EnterAsync(plan.Incident with { StartsAt = plan.Incident.StartsAt.AddSeconds(1) }, TimeSpan.FromHours(1), Ct);
            await planner.AddPlanAsync(plan, Terms, Ct);
        }

        await planner.ResolveAsync(first.Incident, Ct);
        var command = Assert.Single(await planner.AdmitAsync("orders-db", 10, Ct));
        await planner.MarkSentAsync(command.CommandId, Ct);
        Assert.Empty(await planner.UnsentAsync(null, 10, Ct));
        Assert.Empty(await planner.TakeOverAsync(10, Ct));
        var unserved = Sample.Part(first, sequence: 0, closes: false);
        Assert.Equal(Recorded.Waiting, await planner.RecordAsync(unserved, Ct));
        Assert.Equal(Recorded.Ready, await aggregator.RecordAsync(Sample.Part(first, sequence: 1), Ct));
        foreach (var due in await aggregator.DueAsync(10, Ct))
        {
            var plan = (await aggregator.GatherAsync(due, Ct))!.Stored.Plan;
            Assert.True(await aggregator.SealAsync(Sample.Manifest(plan, 1, "{}"), Ct));
            await aggregator.MarkAnnouncedAsync(due, 1, Ct);
        }

        Assert.Equal(2, (await aggregator.ListAsync(null, 10, Ct)).Count);
        Assert.NotNull(await aggregator.FindManifestAsync(first.IncidentId, Ct));
        await ExecuteAsync(_server.ConnectionString(_database), "update rca.plans set shared_until = now()");
        await aggregator.ForgetSharedAsync(10, Ct);
        Assert.True(await aggregator.HoldAsync(first.IncidentId, isHeld: true, Ct));
        Assert.True(await aggregator.HoldAsync(first.IncidentId, isHeld: false, Ct));
        Assert.Equal(2, await aggregator.DeleteOldAsync(new Retention(TimeSpan.Zero, null), 10, Ct));
        Assert.NotNull(await aggregator.FindTombstoneAsync(first.IncidentId, Ct));
    }

    [Theory]
    [InlineData("rca_planner", "create table rca.more (n int)")]
    [InlineData("rca_planner", "alter table rca.plans add column more int")]
    [InlineData("rca_planner", "drop table rca.parts")]
    [InlineData("rca_planner", "select count(*) from rca.manifests")]
    [InlineData("rca_planner", "select count(*) from rca.evidence")]
    [InlineData("rca_planner", "insert into rca.schema_versions (version, oldest_program, applied_at) values (9, 1, now())")]
    [InlineData("rca_aggregator", "create table rca.more (n int)")]
    [InlineData("rca_aggregator", "create index on rca.plans (sealed)")]
    [InlineData("rca_aggregator", "insert into rca.incidents select * from rca.incidents")]
    [InlineData("rca_aggregator", "insert into rca.plans select * from rca.plans")]
    [InlineData("rca_aggregator", "truncate rca.manifests")]
    public async Task Login_is_refused_everything_else(string login, string sql)
    {
        await MigrateAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(_server.ConnectionString(_database, login, Password), sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Store_that_was_not_migrated_is_refused_in_words_that_say_what_to_do()
    {
        await using var store = new PostgresIncidentStore(_server.ConnectionString(_database));
        Assert.Contains("rca store migrate", (await Assert.ThrowsAsync<UnknownSchemaException>(() => store.PrepareAsync(Ct))).Message, StringComparison.Ordinal);
        await MigrateAsync();
        await ExecuteAsync(_server.ConnectionString(_database), "update rca.schema_versions set version = 0");
        Assert.Contains("rca store migrate", (await Assert.ThrowsAsync<UnknownSchemaException>(() => store.PrepareAsync(Ct))).Message, StringComparison.Ordinal);
    }

    PostgresIncidentStore Store(string login) => new(_server.ConnectionString(_database, login, Password));

    async Task MigrateAsync()
    {
        await using (var owner = new PostgresIncidentStore(_server.ConnectionString(_database))) Assert.Equal([1], await owner.MigrateAsync(Ct));
        var script = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "roles.sql"), Ct);
        foreach (var sql in (string[])[script, script, $"alter role rca_planner password '{Password}'", $"alter role rca_aggregator password '{Password}'"])
            await ExecuteAsync(_server.ConnectionString(_database), sql);
    }

    static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
