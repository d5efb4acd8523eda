using Npgsql;
using Rca.Bus.Administration;
using Rca.Bus.Topology;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Kit;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Doctor;
using Rca.Pipeline.Hosting;
using Rca.Storage;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Doctor;

/// <summary><c>rca doctor</c> on a set-up that is well, and on the same with one thing broken at a time.</summary>
public sealed class DoctorTests(SharedPostgres postgres, SharedRabbitMq rabbit) : IDisposable
{
    const string BrokerFile = "broker";
    const string StoreFile = "store";
    const string Planted = "planted-Qx7";
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Set_up_that_is_well_has_no_fault_and_is_left_as_it_was()
    {
        var (exit, output) = await RunAsync(await WellAsync());
        Assert.True(exit == 0, output);
        Assert.DoesNotContain("fault ", output, StringComparison.Ordinal);
        foreach (var line in (string[])["configuration", "keys", "broker", "topology", "clock"]) Assert.Matches($"(?m)^ok +{line} ", output);
        // The tests own the schema; a role should not.
        Assert.Matches(@"(?m)^warning +store .* may change it\r?$\n +do: give the roles the logins", output);
    }

    [Fact]
    public async Task Login_of_a_role_that_lacks_a_right_is_told_which_one()
    {
        // Logins are the whole server's.
        await using var server = await OwnServer.StartAsync(PostgresServer.StartAsync, Ct);
        var config = await WellAsync(server);
        var owner = await File.ReadAllTextAsync(_scratch.Path(StoreFile), Ct);
        await using (var data = NpgsqlDataSource.Create(owner))
        {
            await using var roles = data.CreateCommand(await File.ReadAllTextAsync(RolesSql, Ct));
            await roles.ExecuteNonQueryAsync(Ct);
            await using var password = data.CreateCommand($"ALTER ROLE rca_planner PASSWORD '{Planted}'");
            await password.ExecuteNonQueryAsync(Ct);
        }

        _scratch.Write(StoreFile, new NpgsqlConnectionStringBuilder(owner) { Username = "rca_planner", Password = Planted }.ConnectionString);
        Assert.Matches("(?m)^ok +store .*rca_planner has what it needs", (await RunAsync(config)).Output);
        await using (var data = NpgsqlDataSource.Create(owner))
        {
            await using var revoke = data.CreateCommand("REVOKE INSERT ON rca.plans FROM rca_planner");
            await revoke.ExecuteNonQueryAsync(Ct);
        }

        var (exit, output) = await RunAsync(config);
        Assert.Equal(3, exit);
        Assert.Matches(@"(?m)^fault +store +the login rca_planner lacks INSERT on rca.plans\r?$\n +do: run .*roles.sql", output);
    }

    [Fact]
    public async Task Broker_that_is_down_and_store_that_is_away_are_both_told()
    {
        var config = await WellAsync();
        _scratch.Write(BrokerFile, $"amqp://someone:{Planted}@127.0.0.1:1/");
        _scratch.Write(StoreFile, $"Host=127.0.0.1;Port=1;Username=someone;Password={Planted};Timeout=2");
        var (exit, output) = await RunAsync(config);
        Assert.Equal(3, exit);
        Assert.Matches(@"(?m)^fault +broker +127.0.0.1:1: nothing answers there that takes us\r?$\n +do: is the broker up", output);
        Assert.Matches(@"(?m)^fault +store +nothing answers there\r?$\n +do: is PostgreSQL up", output);
        Assert.DoesNotContain("Qx7", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broker_that_refuses_the_account_says_so()
    {
        var config = await WellAsync();
        var broker = new Uri(await File.ReadAllTextAsync(_scratch.Path(BrokerFile), Ct));
        _scratch.Write(BrokerFile, new UriBuilder(broker) { Password = Planted }.Uri.ToString());
        Assert.Matches(@"(?m)^fault +broker .*it refuses the account\r?$\n +do: are name and password right", (await RunAsync(config)).Output);
    }

    [Fact]
    public async Task Topology_and_schema_that_are_missing_are_told_and_not_made()
    {
        var config = await ConfigureAsync();
        for (var i = 0; i < 2; i++)
        {
            var (exit, output) = await RunAsync(config);
            Assert.Equal(3, exit);
            Assert.Matches(@"(?m)^fault +topology +queue rca-planner: it is not there\r?$\n +do: run 'rca topology'", output);
            Assert.Matches(@"(?m)^fault +topology +exchange rca.dead-letter.v1: it is not there\r?$\n", output);
            Assert.Matches(@"(?m)^fault +store +The store has no schema yet\r?$\n +do: run 'rca store migrate", output);
        }
    }

    [Fact]
    public async Task Key_that_cannot_be_read_is_told_with_its_place_and_the_rest_is_looked_at()
    {
        var config = await WellAsync();
        File.Delete(_scratch.Path("planner.pem"));
        var (exit, output) = await RunAsync(config);
        Assert.Equal(2, exit);
        Assert.Matches(@"(?m)^fault +keys +.*rca.yaml:3:\d+: keys.signing.planner: found a reference that leads nowhere: the file of the reference does not exist\r?$\n +do: expected one", output);
        Assert.Matches("(?m)^ok +topology ", output);
    }

    [Fact]
    public async Task Clock_that_is_off_is_told()
    {
        var config = await WellAsync();
        var findings = await Examination.RunAsync(config, new OffClock(TimeSpan.FromMinutes(-5)), Ct);
        var clock = Assert.Single(findings, f => f.Check == Checks.Clock);
        Assert.Equal((Health.Fault, "let both follow the same time servers (NTP)"), (clock.State, clock.Cure));
        Assert.StartsWith("this machine's clock is 5m behind the store's", clock.What, StringComparison.Ordinal);
    }

    async Task<string> WellAsync(PostgresServer? server = null)
    {
        var config = await ConfigureAsync(server);
        await using (var store = new PostgresIncidentStore(await File.ReadAllTextAsync(_scratch.Path(StoreFile), Ct))) await store.MigrateAsync(Ct);
        await using var admin = await BrokerAdmin.ConnectAsync(new Uri(await File.ReadAllTextAsync(_scratch.Path(BrokerFile), Ct)), TimeProvider.System, Ct);
        Assert.Empty(await admin.DeclareAsync(BusTopology.Of([]), Ct));
        return config;
    }

    async Task<string> ConfigureAsync(PostgresServer? server = null)
    {
        server ??= await postgres.GetAsync(Ct);
        _scratch.Write(StoreFile, server.ConnectionString(await server.CreateDatabaseAsync(Ct)));
        _scratch.Write(BrokerFile, (await VirtualHost.CreateAsync(await rabbit.GetAsync(Ct), Ct)).ToString());
        KeyFiles.Write(_scratch.Path("planner.pem"), KeyFiles.NewSigning(), KeyFiles.OwnerOnly);
        return _scratch.Write("rca.yaml", """
            bus: { rabbitmq: "${file:broker}" }
            store: { postgres: "${file:store}" }
            keys: { signing: { planner: "${file:planner.pem}" } }
            """);
    }

    async Task<(int Exit, string Output)> RunAsync(string config)
    {
        var (exit, output, errors) = await RcaProcess.RunAsync(["doctor", "--config", config], Ct);
        return (exit, output + errors);
    }

    static string RolesSql => Path.Combine(AppContext.BaseDirectory, "roles.sql");

    sealed class OffClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
