using Rca.Connectors.Postgres;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Npgsql;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A source of this connector as a configuration has it, with any connection string and options.</summary>
sealed class ConfiguredSource : IDisposable
{
    readonly string _secret = Path.GetTempFileName();
    readonly string _database;
    readonly IConnector _connector;

    public ConfiguredSource(string connectionString, string options = "")
    {
        File.WriteAllText(_secret, connectionString);
        _database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        var section = ConfigurationFile.Parse("test.yaml", $"connectionString: ${{file:{_secret}}}\n{options}");
        var source = new SourceConfiguration("lab", "postgres", [new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = "*" }], [], section);
        _connector = new PostgresConnectorType().Create(new(source, TimeProvider.System, NoSourceState.Instance));
        Assert.Empty(section.Errors);
    }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<ProbeReport> ProbeAsync() => _connector.ProbeAsync(new Ledger(), Ct);

    public Task<List<T>> CollectAsync<T>(string capability, Ledger? ledger = null)
    {
        var scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = _database };
        return Lab.CollectAsync<T>(_connector, new(capability, scope, new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)), ledger ?? new Ledger()));
    }

    public async Task<SourceFailureException> RefusedAsync(string capability = "postgres.saturation", Ledger? ledger = null) =>
        await Assert.ThrowsAsync<SourceFailureException>(() => CollectAsync<object>(capability, ledger));

    /// <summary>How it is refused, short.</summary>
    public async Task<(Outcome Outcome, string Reason)> RefusalAsync() => await RefusedAsync() is var refused ? (refused.Outcome, refused.Reason) : default;

    public void Dispose()
    {
        (_connector as IDisposable)?.Dispose();
        File.Delete(_secret);
    }
}
