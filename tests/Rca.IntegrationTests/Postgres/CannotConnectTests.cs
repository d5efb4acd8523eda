using System.Net;
using System.Net.Sockets;
using Npgsql;
using Rca.Connectors.Postgres.Grants;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.IntegrationTests.EndToEnd;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>What keeps us out, each shown where it happens: the network, a server that stops, a full one as its manifest has it.</summary>
public sealed class CannotConnectTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_that_nobody_has_is_told() => Assert.Equal((Outcome.Unreachable, "name-not-found"), await RefusalAsync("Host=no-such-host.invalid;Database=d;Username=u;Password=p"));

    [Fact]
    public async Task Port_that_nobody_listens_on_is_told() =>
        Assert.Equal((Outcome.Unreachable, "connection-refused"), await RefusalAsync($"Host=127.0.0.1;Port={LoopbackPorts.Take()};Database=d;Username=u;Password=p"));

    [Fact]
    public async Task Server_that_never_answers_is_told_within_the_time_for_connecting()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Assert.Equal((Outcome.Unreachable, "timeout"), await RefusalAsync($"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Database=d;Username=u;Password=p"));
    }

    [Fact]
    public async Task Encryption_that_the_server_does_not_offer_and_a_database_that_it_has_not_are_told()
    {
        var granted = await GrantedDatabase.CreateAsync(await shared.GetAsync(Ct), AccessMode.Minimal);
        Assert.Equal((Outcome.Unreachable, "tls"), await RefusalAsync(new NpgsqlConnectionStringBuilder(granted.ConnectionString) { SslMode = SslMode.Require }.ConnectionString));
        Assert.Equal((Outcome.NotFound, "database-unknown"), await RefusalAsync(new NpgsqlConnectionStringBuilder(granted.ConnectionString) { Database = "no_such_database" }.ConnectionString));
    }

    [Fact]
    public async Task Server_that_shuts_down_is_told_and_not_asked_again()
    {
        await using var server = await OwnServer.StartAsync(PostgresServer.StartAsync, Ct);
        if (!server.CanRestart) Assert.Skip($"{PostgresServer.Variable} names a server that is not ours to stop.");
        var granted = await GrantedDatabase.CreateAsync(server, AccessMode.Minimal);
        await using var session = await granted.OpenAsync("SELECT 1");
        server.StopWhenIdle();
        SourceFailureException? refused = null;
        // The signal is on its way: until it has arrived the server still lets us in.
        while (refused is null)
        {
            using var source = granted.Source();
            try
            {
                await source.CollectAsync<object>("postgres.saturation");
            }
            catch (SourceFailureException e)
            {
                refused = e;
            }
        }

        Assert.Equal((Outcome.Unreachable, "not-accepting", true), (refused.Outcome, refused.Reason, refused.IsFull));
    }

    [Fact]
    public async Task Manifest_of_a_full_server_has_the_finding_and_one_try_for_each_item()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["max_connections"] = "10" };
        await using var server = await OwnServer.StartAsync((time, ct) => PostgresServer.StartAsync(settings, time, ct), Ct);
        await using var lab = await Lab.CreateAsync(server);
        await lab.AdminAsync("CREATE ROLE filler LOGIN PASSWORD 'lab'");
        await lab.AdminAsync("CREATE DATABASE orders");
        await FillAsync(lab);
        using var scratch = new Scratch();
        var (exit, output, errors) = await RcaProcess.RunAsync(
            ["collect", "--config", scratch.Write("rca.yaml", Sources.Postgres()), "--incident", scratch.Write("incident.json", Sources.Incident("full", "orders")), "--out", scratch.Path("out")],
            Ct, Sources.Environment(server.ConnectionString("orders", lab.Role, "lab")));

        Assert.True(exit == 3, $"exit {exit}: {output} {errors}");
        var folder = ManifestFolder.Only(scratch.Path("out"));
        folder.Verify();
        Assert.Equal(2, folder.Items.Count);
        Assert.All(folder.Items, item =>
        {
            Assert.Equal((Outcome.Unreachable, "ordinary-slots-full"), (item.Outcome, item.Reason));
            Assert.Contains("full for ordinary roles", item.Detail, StringComparison.Ordinal);
            Assert.Contains("pg_use_reserved_connections", item.Detail, StringComparison.Ordinal);
            Assert.Equal(("CONNECT", "53300"), (Assert.Single(item.Ledger).Verb, item.Ledger[0].Status));
        });
        Assert.Equal(2, folder.Manifest.Payload.Header.Gaps.Count(gap => gap.Reason == "ordinary-slots-full"));
        using var source = new ConfiguredSource(server.ConnectionString("orders", lab.Role, "lab"));
        Assert.EndsWith($"GRANT pg_use_reserved_connections TO \"{lab.Role}\";", (await source.ProbeAsync()).Detail, StringComparison.Ordinal);
    }

    static async Task FillAsync(Lab lab)
    {
        try
        {
            while (true) await lab.OpenAsync("filler");
        }
        catch (PostgresException full) when (full.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            // This is what was wanted.
        }
    }

    static async Task<(Outcome, string)> RefusalAsync(string connectionString)
    {
        using var source = new ConfiguredSource(connectionString);
        return await source.RefusalAsync();
    }
}
