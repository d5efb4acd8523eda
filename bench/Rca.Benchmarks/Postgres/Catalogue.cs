using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;

namespace Rca.Benchmarks.Postgres;

/// <summary>Every capability that the connector has without being told to, asked as a collector asks it.</summary>
sealed class Catalogue : IDisposable
{
    const string Variable = "RCA_BENCH_POSTGRES";

    readonly IConnector _connector;
    readonly string _database;

    Catalogue(IConnector connector, string database) => (_connector, _database) = (connector, database);

    public IReadOnlyList<string> Capabilities { get; private set; } = [];

    public static async Task<Catalogue> OpenAsync(LoadedServer server, CancellationToken ct)
    {
        Environment.SetEnvironmentVariable(Variable, server.Address(LoadedServer.Collector));
        var options = ConfigurationFile.Parse("bench.yaml", $"connectionString: ${{env:{Variable}}}");
        var source = new SourceConfiguration("bench", "postgres", [new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = "*" }], [], options);
        var catalogue = new Catalogue(new PostgresConnectorType().Create(new(source, TimeProvider.System, NoSourceState.Instance)), server.Database);
        var asked = new List<string>();
        foreach (var capability in catalogue._connector.Describe().Capabilities)
            if (await catalogue.IsOnAsync(capability.Id, ct)) asked.Add(capability.Id);
        catalogue.Capabilities = asked;
        return catalogue;
    }

    /// <returns>The pieces of evidence that came.</returns>
    public async Task<int> CollectAsync(string capability, CancellationToken ct)
    {
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = _database };
        var request = new CollectRequest(capability, scope, new Window(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)), new Ledger());
        var items = 0;
        await foreach (var _ in _connector.CollectAsync(request, ct)) items++;
        return items;
    }

    public void Dispose() => (_connector as IDisposable)?.Dispose();

    // What has to be switched on refuses before it connects.
    async Task<bool> IsOnAsync(string capability, CancellationToken ct)
    {
        try
        {
            await CollectAsync(capability, ct);
            return true;
        }
        catch (SourceFailureException off) when (off.Outcome == Outcome.Refused)
        {
            return false;
        }
    }
}
