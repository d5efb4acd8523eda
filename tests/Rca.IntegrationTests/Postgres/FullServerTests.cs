using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class FullServerTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Capability = "postgres.saturation";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Last_ordinary_slot_taken_by_the_collector_makes_used_equal_usable()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats: false);
        await lab.AdminAsync("CREATE ROLE last_slot LOGIN PASSWORD 'lab'");
        var sessions = await lab.FillAsync("last_slot");
        Assert.Equal(17, sessions.Count);
        await sessions[^1].DisposeAsync();
        await lab.UntilAsync(16, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'last_slot'");

        var withConnectOnly = Assert.Single(await lab.CollectAsync<Saturation>(Capability));
        Assert.Equal((17, Quantity.AtMost(17)), (withConnectOnly.Usable, withConnectOnly.Used));

        await lab.AdminAsync($"GRANT pg_read_all_stats TO {lab.Role}");
        await lab.UntilAsync(16, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
        var withStatistics = Assert.Single(await lab.CollectAsync<Saturation>(Capability));
        Assert.Equal((17, Quantity.Of(17)), (withStatistics.Usable, withStatistics.Used));
        Assert.Equal(17, Assert.Single(withStatistics.Databases, database => database.IsScope).Backends);
    }

    [Fact]
    public async Task Role_with_reserved_connections_collects_from_a_server_that_is_full_for_others()
    {
        var first = await shared.GetAsync(Ct);
        await using var version = await Lab.CreateAsync(first);
        if ((int)(await version.AdminAsync("SELECT current_setting('server_version_num')::int"))! < 160000)
            Assert.Skip("reserved_connections came with PostgreSQL 16.");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "20", ["reserved_connections"] = "2" };
        await using var server = await OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(settings, time, ct), Ct);
        await using var lab = await Lab.CreateAsync(server);
        await lab.AdminAsync($"GRANT pg_use_reserved_connections TO {lab.Role}; CREATE ROLE ordinary LOGIN PASSWORD 'lab'");
        Assert.Equal(15, (await lab.FillAsync("ordinary")).Count);
        await Assert.ThrowsAsync<PostgresException>(() => lab.OpenAsync("ordinary"));

        var saturation = Assert.Single(await lab.CollectAsync<Saturation>(Capability));

        Assert.Equal((20, 3, 2, 15), (saturation.MaxConnections, saturation.SuperuserReserved, saturation.Reserved, saturation.Usable));
        Assert.Equal(Quantity.Of(16), saturation.Used);
    }
}
