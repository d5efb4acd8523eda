using Npgsql;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.IntegrationTests.Postgres.Views;

/// <summary>Every attack of the corpus: refused or harmless, without its effect on the server and without its text in what leaves. And each is an attack.</summary>
public sealed class HostileViewTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. HostileView.All.Select(view => view.Name)];

    public static TheoryData<string> ProvenNames => [.. HostileView.All.Where(view => view.Proof is not null || view.SessionProof is not null).Select(view => view.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Hostile_view_does_nothing_and_says_nothing(string name)
    {
        var view = HostileView.Of(name);
        await using var lab = await MadeAsync(view);
        var ledger = new Ledger();
        var evidence = await lab.CollectOneAsync("rca_evidence.v", view.IsMigration, ledger);

        Assert.Equal(string.Join(' ', view.Expected.Where(word => word is not "migration")), Told(view, evidence));
        foreach (var effect in view.Effects) Assert.False(await lab.IsTrueAsync(effect), effect);
        Assert.False(await lab.IsMarkedAsync());
        foreach (var text in (string[])[ViewLab.Planted, "person", "shop.", "ignore all"])
            Assert.DoesNotContain(text, ViewLab.Written(evidence, ledger), StringComparison.OrdinalIgnoreCase);
        if (evidence.Verdict is not ViewVerdict.Refused) return;
        Assert.DoesNotContain(ledger.Entries, entry => entry.Resource is "view_open" or "view_fetch");
        Assert.Empty(evidence.Rows);
        Assert.Equal(view.Expected.Contains("V00"), evidence.Digest is null && evidence.Owner is ViewOwner.Unknown);
    }

    [Theory]
    [MemberData(nameof(ProvenNames))]
    public async Task Hostile_view_that_is_simply_read_does_its_harm(string name)
    {
        var view = HostileView.Of(name);
        await using var lab = await MadeAsync(view);
        var session = await lab.Lab.OpenAsync(lab.Lab.Role, "BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL statement_timeout = '2s'");
        if (view.SessionProof is { } own)
        {
            await Lab.RunAsync(session, "SELECT * FROM rca_evidence.v");
            Assert.Equal(true, await Lab.RunAsync(session, own));
            return;
        }

        try
        {
            await Lab.RunAsync(session, "SELECT * FROM rca_evidence.v");
            await Lab.RunAsync(session, "COMMIT");
        }
        catch (PostgresException)
        {
            // Some do their harm and fail after it.
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        end.CancelAfter(Longest);
        while (!await lab.IsTrueAsync(view.Proof!)) await Task.Delay(Poll, TimeProvider.System, end.Token);
    }

    [Fact]
    public void Every_rule_has_a_view_that_breaks_it()
    {
        var broken = HostileView.All.SelectMany(view => view.Expected).Where(word => word[0] is 'V').ToHashSet(StringComparer.Ordinal);
        // No other table access method comes with the server.
        Assert.Equal(Enum.GetNames<ViewRule>().Select(rule => rule[..3]).Where(rule => rule is not "V21"), broken.Order(StringComparer.Ordinal));
    }

    async Task<ViewLab> MadeAsync(HostileView view)
    {
        var lab = await ViewLab.CreateAsync(await shared.GetAsync(Ct));
        var major = Convert.ToInt32(await lab.RunAsync("SELECT current_setting('server_version_num')::int / 10000"), null);
        if (major < view.Since) await SkipAsync($"PostgreSQL {major} has not what it attacks");
        if (view.Extension is { } extension && !await lab.IsTrueAsync($"SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = '{extension}')"))
            await SkipAsync($"the extension {extension} is not installed beside this server");
        await lab.Lab.UntilCountedAsync();
        await lab.MakeAsync(view.Sql, view.KeepsOwner);
        return lab;

        async Task SkipAsync(string why)
        {
            await lab.DisposeAsync();
            Assert.Skip(why);
        }
    }

    // In the words of the corpus: what it expects is what must be told of that kind, no more and no less of it.
    static string Told(HostileView view, ViewEvidence evidence)
    {
        if (evidence.Verdict is ViewVerdict.NotRead) return $"not-read {WireJson.Word(evidence.Problem)}";
        if (evidence.Verdict is ViewVerdict.Refused)
        {
            var told = evidence.Findings.SelectMany(f => new[] { f.Rule.ToString()[..3], WireJson.Word(f.Function) }).ToHashSet(StringComparer.Ordinal);
            return string.Join(' ', view.Expected.Where(told.Contains));
        }

        if (evidence.Rows.Count == 0) return evidence.Suppressed.Number > 0 ? "harmless" : "read without rows";
        var last = Assert.Single(evidence.Rows).Values[^1];
        return last.Number switch
        {
            { Kind: QuantityKind.AtMost, Number: 9 } => "at-most",
            { Kind: QuantityKind.Unknown, Reason: UnknownReason.NotRepresentable } => "unknown",
            _ => "read",
        };
    }
}
