using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A burst of collections is one connection, and what is kept of it between them holds nothing.</summary>
public sealed class KeptConnectionTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Capability = "postgres.saturation";
    const string Ours = "FROM pg_stat_activity WHERE application_name LIKE 'rca-pipeline/%' AND datname = current_database()";

    // What is waited between the two readings of a rate.
    static readonly TimeSpan Window = TimeSpan.FromSeconds(5.1);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Burst_of_all_default_capabilities_is_one_session_that_waits_for_one_window()
    {
        var server = await shared.GetAsync(Ct);
        await using var lab = await Lab.CreateAsync(server);
        var before = await ServerLog.EndAsync(server, Ct);
        var (connector, ledgers, windows) = (Connector(lab), new List<Ledger>(), new List<ReadingWindow>());
        await connector.ProbeAsync(Add(ledgers), Ct);
        foreach (var capability in connector.Describe().Capabilities.Select(one => one.Id).Where(id => id is not ("postgres.statements" or "postgres.views")))
            foreach (var item in await Lab.CollectAsync<object>(connector, lab.Request(capability, Add(ledgers))))
                if (item.GetType().GetProperty("Window")?.GetValue(item) is ReadingWindow window) windows.Add(window);

        var session = Assert.Single(await ServerLog.SessionsAsync(server, before, Ct));
        Assert.Equal(session, ledgers.SelectMany(ledger => ledger.Entries).Select(entry => (entry.Resource, entry.Status)));
        Assert.Equal(3, windows.Count);
        Assert.All(windows, window => Assert.InRange(window.Length.Number, 5, 30));
        // One transaction each, and one more before the one window.
        Assert.Equal(ledgers.Count + 1, session.Count(request => request.Name == SqlStatement.Begin.Name));
        // Each is of a moment of its own.
        Assert.Equal(3, windows.Select(window => window.ServerTime).Distinct().Count());
    }

    [Fact]
    public async Task Collection_that_waits_for_its_window_holds_up_no_other()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var clock = new HeldClock(Window);
        var connector = lab.Connector(clock);
        var errors = Lab.CollectAsync<ErrorIndicators>(connector, lab.Request("postgres.errors"));
        await clock.HeldAsync(Ct);

        Assert.Single(await Lab.CollectAsync<Saturation>(connector, lab.Request(Capability)));

        Assert.False(errors.IsCompleted);
        clock.Release();
        Assert.Single(await errors);
    }

    [Fact]
    public async Task Session_that_is_kept_holds_nothing_and_is_closed_after_a_moment()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var clock = new HeldClock(Connections.Idle);
        await Lab.CollectAsync<Saturation>(lab.Connector(clock), lab.Request(Capability));

        await lab.UntilAsync(1, $"SELECT count(*) {Ours} AND state = 'idle' AND backend_xmin IS NULL AND backend_xid IS NULL AND xact_start IS NULL");
        Assert.Equal(0L, await lab.AdminAsync($"SELECT count(*) FROM pg_locks WHERE pid IN (SELECT pid {Ours})"));
        clock.Release();
        await lab.UntilAsync(0, $"SELECT count(*) {Ours}");
    }

    [Fact]
    public async Task Session_that_is_used_again_and_again_is_replaced_some_time()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var clock = new HeldClock(Connections.Idle);
        var connector = lab.Connector(clock);
        Assert.True(await ConnectedAsync(lab, connector));
        clock.Passed = TimeSpan.FromSeconds(15);
        Assert.False(await ConnectedAsync(lab, connector));
        clock.Passed = TimeSpan.FromSeconds(31);
        Assert.True(await ConnectedAsync(lab, connector));
    }

    [Fact]
    public async Task Session_that_the_server_has_ended_is_replaced()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var connector = Connector(lab);
        await ConnectedAsync(lab, connector);
        await lab.AdminAsync($"SELECT pg_terminate_backend(pid) {Ours}");
        await lab.UntilAsync(0, $"SELECT count(*) {Ours}");
        var ledger = new Ledger();
        Assert.Single(await Lab.CollectAsync<Saturation>(connector, lab.Request(Capability, ledger)));
        Assert.Equal([SqlStatement.Begin.Name, SqlStatement.ConnectName, SqlStatement.Begin.Name], ledger.Entries.Take(3).Select(entry => entry.Resource));
        Assert.Equal("ok", ledger.Entries[1].Status);
    }

    [Theory]
    [InlineData("views: [rca_evidence.v]", "postgres.views")]
    [InlineData("statements: true", "postgres.statements")]
    [InlineData("mode: hardened", "postgres.saturation")]
    public async Task Session_in_which_code_of_users_ran_or_something_failed_serves_no_other(string options, string capability)
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync("CREATE EXTENSION pg_stat_statements");
        lab.Options = options;
        var connector = Connector(lab);
        // Without the functions of the mode hardened it is refused.
        if (capability == Capability) await Assert.ThrowsAsync<SourceFailureException>(() => Lab.CollectAsync<object>(connector, lab.Request(capability)));
        else Assert.NotEmpty(await Lab.CollectAsync<object>(connector, lab.Request(capability)));
        Assert.True(await ConnectedAsync(lab, connector, "postgres.settings"));
        Assert.False(await ConnectedAsync(lab, connector, "postgres.settings"));
    }

    [Fact]
    public async Task Session_of_another_connection_string_is_not_used()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        var connector = Connector(lab);
        Assert.True(await ConnectedAsync(lab, connector));
        Assert.False(await ConnectedAsync(lab, connector));
        lab.ChangeSecret("Keepalive=7");
        Assert.True(await ConnectedAsync(lab, connector));
    }

    [Fact]
    public async Task Limit_of_the_role_that_our_own_last_session_reaches_is_waited_for()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync($"ALTER ROLE {lab.Role} CONNECTION LIMIT 1");
        lab.Options = "views: [rca_evidence.v]";
        var connector = Connector(lab);
        await Lab.CollectAsync<object>(connector, lab.Request("postgres.views"));
        await lab.UntilAsync(0, $"SELECT count(*) {Ours}");
        // In the place of one that takes its time to end.
        var ending = await lab.OpenAsync(lab.Role);
        var ledger = new Ledger();
        var collecting = Lab.CollectAsync<Saturation>(connector, lab.Request(Capability, ledger));
        while (!ledger.Entries.Any(entry => entry.Status == "53300")) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Ct);
        await ending.DisposeAsync();

        Assert.Single(await collecting);
        Assert.Equal("ok", ledger.Entries.First(entry => entry.Verb == SqlStatement.ConnectVerb && entry.Status != "53300").Status);
    }

    [Fact]
    public async Task Limit_of_the_role_that_others_reach_is_told_at_once()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync($"ALTER ROLE {lab.Role} CONNECTION LIMIT 1");
        await lab.OpenAsync(lab.Role);
        var ledger = new Ledger();
        var refused = await Assert.ThrowsAsync<SourceFailureException>(() => Lab.CollectAsync<object>(Connector(lab), lab.Request(Capability, ledger)));
        Assert.Equal(("role-limit", "53300"), (refused.Reason, Assert.Single(ledger.Entries).Status));
    }

    [Fact]
    public async Task Views_one_after_another_do_not_reach_the_limit_of_their_role()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.AdminAsync($"ALTER ROLE {lab.Role} CONNECTION LIMIT 1");
        lab.Options = "views: [rca_evidence.a, rca_evidence.b, rca_evidence.c, rca_evidence.d, rca_evidence.e, rca_evidence.f]";
        Assert.Equal(6, (await Lab.CollectAsync<Rca.Connectors.Postgres.Views.Evidence.ViewEvidence>(Connector(lab), lab.Request("postgres.views"))).Count);
    }

    static async Task<bool> ConnectedAsync(Lab lab, IConnector connector, string capability = Capability)
    {
        var ledger = new Ledger();
        await Lab.CollectAsync<object>(connector, lab.Request(capability, ledger));
        return ledger.Entries.Any(entry => entry.Verb == SqlStatement.ConnectVerb);
    }

    // Which keeps a connection for as long as the test takes.
    static IConnector Connector(Lab lab) => lab.Connector(new HeldClock(Connections.Idle));

    static Ledger Add(List<Ledger> ledgers)
    {
        ledgers.Add(new Ledger());
        return ledgers[^1];
    }
}
