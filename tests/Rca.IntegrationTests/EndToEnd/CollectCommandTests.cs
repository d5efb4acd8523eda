using System.Text.RegularExpressions;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca collect</c> with sources that are there, and with gaps.</summary>
public sealed class CollectCommandTests(OrdersDatabase orders) : IClassFixture<OrdersDatabase>, IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Collect_with_its_source_there_is_complete()
    {
        var (exit, output, errors) = await CollectAsync(Sources.Incident("complete", "orders"), orders.Environment);

        Assert.True(exit == 0, $"exit {exit}: {output} {errors}");
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        Assert.Single(folder.Evidence("postgres.saturation/1"));
        Assert.Equal(Outcome.Collected, folder.Items.Single(item => item.Capability == "postgres.saturation").Outcome);
        Assert.Equal(Outcome.Empty, folder.Items.Single(item => item.Capability == "postgres.lock-waits").Outcome);
        Assert.Contains("2 of 2 items complete", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collect_with_its_source_down_says_Unreachable_and_ends_with_3()
    {
        var (exit, output, _) = await CollectAsync(Sources.Incident("down", "orders"), Sources.NoServer);

        Assert.Equal(3, exit);
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        Assert.All(folder.Items, item => Assert.Equal(Outcome.Unreachable, item.Outcome));
        Assert.Equal(2, folder.Manifest.Payload.Header.Gaps.Count);
        Assert.Contains("0 of 2 items complete", output, StringComparison.Ordinal);
        Assert.Matches("(?m)^gap: orders-db postgres.saturation: Unreachable", output);
    }

    [Fact]
    public async Task Collect_out_of_scope_is_refused_and_the_source_not_asked()
    {
        var before = await orders.Log.ReadAsync(Ct);
        var (exit, _, _) = await CollectAsync(Sources.Incident("scope", "payroll"), orders.Environment);

        Assert.Equal(3, exit);
        var items = ManifestFolder.Only(_scratch.Path("out")).Items;
        Assert.Equal(2, items.Count);
        Assert.All(items, item => Assert.Equal(Outcome.Refused, item.Outcome));
        Assert.All(items, item => Assert.Empty(item.Ledger));
        Assert.DoesNotContain("payroll", (await orders.Log.ReadAsync(Ct))[before.Length..], StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "path", "../../../../tmp/rca-escaped" },
        { "newline", "orders\n2026-11-23 forged log line" },
        { "ansi", "orders\u001b[31mforged-colour" },
        { "markup", "[red]forged-markup[/]" },
        { "template", "{{ labels.team }}" },
        { "statement", "orders'; DROP TABLE item; --" },
        { "connection string", "orders;Host=evil.example" },
        { "large", new string('x', 1024 * 1024) },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task Collect_with_a_hostile_label_refuses_it_and_repeats_it_nowhere(string name, string value)
    {
        var before = await orders.Log.ReadAsync(Ct);
        var incident = Sources.Incident(name, ("alertname", "CheckoutErrors"), ("database", value), ("team", value), ("namespace", value));
        var (exit, output, errors) = await CollectAsync(incident, orders.Environment);

        Assert.True(exit == 3, $"exit {exit}: {Start(output)} {Start(errors)}");
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        Assert.All(folder.Items, item => Assert.Equal(Outcome.Refused, item.Outcome));
        Assert.All(Directory.GetFileSystemEntries(_scratch.Folder, "*", SearchOption.AllDirectories), path => Assert.Matches("^/[A-Za-z0-9/._-]{1,300}$", path));
        var recognised = value[..Math.Min(value.Length, 1000)];
        foreach (var text in (string[])[output, errors, folder.Document, (await orders.Log.ReadAsync(Ct))[before.Length..]])
            Assert.False(text.Contains(recognised, StringComparison.Ordinal), $"{name} is in {Start(text)}");
        Assert.DoesNotContain("forged", output + errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output + errors);
        Assert.All((output + errors).Split('\n'), line => Assert.DoesNotMatch("^2026-11-23 ", line));
        Assert.False(File.Exists("/tmp/rca-escaped") || Directory.Exists("/tmp/rca-escaped"));
    }

    [Fact]
    public async Task Log_of_the_server_has_what_a_collection_asks()
    {
        var before = await orders.Log.ReadAsync(Ct);
        var (exit, _, _) = await CollectAsync(Sources.Incident("control", "orders"), orders.Environment);

        Assert.Equal(0, exit);
        // The control of the tests above: had a value got into a query, this log would show it.
        Assert.True(Regex.Count((await orders.Log.ReadAsync(Ct))[before.Length..], "BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY") >= 2);
    }

    Task<(int Exit, string Output, string Errors)> CollectAsync(string incident, IReadOnlyDictionary<string, string> environment) => RcaProcess.RunAsync(
        ["collect", "--config", _scratch.Write("rca.yaml", Sources.Postgres()), "--incident", _scratch.Write("incident.json", incident), "--out", _scratch.Path("out")],
        Ct, environment);

    static string Start(string text) => text[..Math.Min(text.Length, 500)];
}
