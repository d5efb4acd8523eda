using Rca.IntegrationTests.Testing;
using Rca.Testing;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A small server that says in its log whatever it is asked, with the asker's application name before it.</summary>
public sealed class LabPostgres : SharedServer<PostgresServer>
{
    public const string LinePrefix = "@@%a|%c|%e|";

    protected override Task<PostgresServer> StartAsync(CancellationToken ct) => PostgresServer.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["max_connections"] = "20",
            ["max_prepared_transactions"] = "5",
            ["deadlock_timeout"] = "10s",
            ["log_statement"] = "all",
            ["log_connections"] = "on",
            ["log_line_prefix"] = LinePrefix,
        },
        TimeProvider.System, ct);
}
