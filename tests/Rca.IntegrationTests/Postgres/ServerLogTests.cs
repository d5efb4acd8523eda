using Rca.Connectors.Postgres;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>The ledger against the server's own log, request by request.</summary>
public sealed class ServerLogTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Capabilities { get; } = [.. new PostgresConnectorType().Descriptor.Capabilities.Select(capability => capability.Id)];

    [Theory]
    [MemberData(nameof(Capabilities))]
    public async Task Every_request_of_a_capability_is_in_both_and_inside_a_guarded_transaction(string capability)
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        await lab.AdminAsync("CREATE EXTENSION pg_stat_statements");
        await lab.OpenAsync(null, "BEGIN; UPDATE item SET n = 1 WHERE id = 1");
        await lab.LeaveWaitingAsync(await lab.OpenAsync(), "UPDATE item SET n = 2 WHERE id = 1");
        var before = await ServerLog.EndAsync(server, Ct);
        var ledger = new Ledger();
        var isOn = await IsOnAsync(() => lab.CollectAsync<object>(capability, ledger));

        var sessions = await ServerLog.SessionsAsync(server, before, Ct);
        Assert.Equal(isOn ? 1 : 0, sessions.Count);
        var session = sessions.SingleOrDefault([]);
        Assert.Equal(session, Short(ledger));
        if (!isOn) return;
        // The driver asks nothing of its own while it connects.
        Assert.Equal((SqlStatement.ConnectName, "ok"), session[0]);
        var version = (int)(await lab.AdminAsync("SELECT current_setting('server_version_num')::int"))!;
        AssertInTransactions([.. session.Skip(1).Select(request => request.Name)], Guards(version));
        Assert.All(ledger.Entries.Where(entry => entry.Verb == "SELECT" && entry.Resource != SqlStatement.Standbys.Name), entry => Assert.True(entry.Bytes > 0));
    }

    [Fact]
    public async Task Every_request_of_a_probe_is_in_both()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        var before = await ServerLog.EndAsync(server, Ct);
        var ledger = new Ledger();
        await lab.Connector().ProbeAsync(ledger, Ct);
        Assert.Equal(Assert.Single(await ServerLog.SessionsAsync(server, before, Ct)), Short(ledger));
    }

    [Fact]
    public async Task Statement_that_the_server_refuses_is_in_both_with_its_state()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        await lab.AdminAsync("REVOKE EXECUTE ON FUNCTION pg_catalog.pg_blocking_pids(int) FROM PUBLIC");
        var before = await ServerLog.EndAsync(server, Ct);
        var ledger = new Ledger();
        var refused = await Assert.ThrowsAsync<SourceFailureException>(() => lab.CollectAsync<object>("postgres.lock-waits", ledger));
        Assert.Equal(Outcome.Forbidden, refused.Outcome);
        var session = Assert.Single(await ServerLog.SessionsAsync(server, before, Ct));
        Assert.Equal(session, Short(ledger));
        Assert.Equal("42501", session[^1].Status);
    }

    [Fact]
    public async Task Connection_that_the_server_refuses_is_in_both_with_its_state()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        await lab.AdminAsync($"REVOKE CONNECT ON DATABASE {lab.Database} FROM PUBLIC");
        var before = await ServerLog.EndAsync(server, Ct);
        var ledger = new Ledger();
        await Assert.ThrowsAsync<SourceFailureException>(() => lab.CollectAsync<object>("postgres.saturation", ledger));
        Assert.Equal([("connection", "42501")], Short(ledger));
        Assert.Equal(Assert.Single(await ServerLog.SessionsAsync(server, before, Ct)), Short(ledger));
    }

    [Fact]
    public async Task Collection_that_is_cancelled_anywhere_has_whatever_the_server_saw_in_its_ledger()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        var lost = 0;
        for (var microseconds = 200; microseconds < 60_000 && lost < 5; microseconds += microseconds / 4)
        {
            var before = await ServerLog.EndAsync(server, Ct);
            var ledger = new Ledger();
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            cancelled.CancelAfter(TimeSpan.FromMicroseconds(microseconds));
            try
            {
                await foreach (var _ in lab.Connector().CollectAsync(lab.Request("postgres.saturation", ledger), cancelled.Token))
                {
                }
            }
            catch (OperationCanceledException)
            {
                // What is meant to happen, wherever it happens.
            }

            lab.EndConnectors();
            await lab.QuietAsync();
            var entries = Short(ledger);
            if (entries is [.., (_, "lost")]) lost++;
            Assert.All(entries.SkipLast(1), entry => Assert.Equal("ok", entry.Status));
            // What is lost may not have reached the server; everything else has, and nothing that did is missing.
            var logged = (await ServerLog.SessionsAsync(server, before, Ct)).SelectMany(session => session).Select(request => request.Name).ToList();
            var names = entries.Select(entry => entry.Name).ToList();
            Assert.Equal(names.Take(logged.Count), logged);
            Assert.InRange(names.Count - logged.Count, 0, entries is [.., (_, "lost")] ? 1 : 0);
        }

        Assert.True(lost > 0);
    }

    // What has to be switched on refuses, and asks nothing.
    static async Task<bool> IsOnAsync(Func<Task> collect)
    {
        try
        {
            await collect();
            return true;
        }
        catch (SourceFailureException off) when (off.Outcome == Outcome.Refused)
        {
            return false;
        }
    }

    static List<string> Guards(int version) =>
        [.. (version < 170000 ? SqlStatement.Guards : SqlStatement.Guards.Concat(SqlStatement.GuardsFrom17)).Select(guard => guard.Name)];

    // BEGIN, every guard, then whatever is asked, then COMMIT; and again from BEGIN.
    static void AssertInTransactions(List<string> requests, List<string> guards)
    {
        while (requests.Count > 0)
        {
            var end = requests.IndexOf(SqlStatement.Commit.Name);
            Assert.True(end > 0, "the last transaction was not ended");
            Assert.Equal([SqlStatement.Begin.Name, .. guards], requests[..(1 + guards.Count)]);
            Assert.True(end > 1 + guards.Count, "a transaction in which nothing was asked");
            Assert.DoesNotContain(SqlStatement.Begin.Name, requests[1..end]);
            requests = requests[(end + 1)..];
        }
    }

    static List<(string Name, string Status)> Short(Ledger ledger) => [.. ledger.Entries.Select(entry => (entry.Resource, entry.Status))];
}
