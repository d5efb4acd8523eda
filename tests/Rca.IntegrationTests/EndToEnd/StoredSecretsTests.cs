using System.Text;
using Rca.Contracts;
using Rca.Pipeline.Demo;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>The planted secrets, and the state that <c>rca all</c> leaves on disk.</summary>
public sealed class StoredSecretsTests : IDisposable
{
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Secrets_are_neither_in_the_store_nor_in_what_the_service_says()
    {
        var alertAt = TimeProvider.System.GetUtcNow();
        await using var replay = await ReplayServer.StartAsync(DemoFiles.Recordings, alertAt, Ct);
        var yaml = Service.Doors + "\n" + DemoFiles.Configuration(replay.Address).Replace("RCA_DEMO_ORDERS_DB", Sources.Variable, StringComparison.Ordinal);
        await using var service = await Service.StartAsync(_scratch, yaml, Sources.NoServer);
        var id = await service.ReportAsync(DemoFiles.Webhook(alertAt), "/api/v1/alerts/alertmanager");
        var (document, manifest) = await service.ManifestAsync(id);
        Assert.All(manifest.Payload.Header.Gaps, gap => Assert.Equal(("orders-db", Outcome.Unreachable), (gap.Source, gap.Outcome)));
        Assert.Equal(8, manifest.Payload.Header.Completeness.Complete);

        // Killed, so that what only the write-ahead log holds is still there to be seen.
        await service.Process.KillAsync(Ct);
        Assert.NotEqual(0, new FileInfo(_scratch.Path("state", "rca.db-wal")).Length);
        var bytes = string.Join('\n', Directory.GetFiles(_scratch.Path("state")).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Contains(id, bytes, StringComparison.Ordinal);
        AssertClean(bytes);

        // A long text may lie in pieces in the file: row by row it is whole.
        var tables = await Service.RowsAsync(_scratch, "select name from sqlite_schema where type = 'table' order by name");
        Assert.Superset(new HashSet<string>(["evidence", "incidents", "manifests", "parts", "plan_items", "plans"], StringComparer.Ordinal), tables.ToHashSet(StringComparer.Ordinal));
        foreach (var table in tables) AssertClean(string.Join('\n', await Service.RowsAsync(_scratch, $"select * from {table}")));
        AssertClean(document);

        Assert.Contains($"sealed the manifest of {id}", service.Process.Errors, StringComparison.Ordinal);
        AssertClean(service.Process.Output + service.Process.Errors);
    }

    static void AssertClean(string text) =>
        Assert.All(Planted.All, p => Assert.False(p.IsIn(text), $"{p.Kind} ({p.Where}) has leaked"));
}
