using Rca.IntegrationTests.Testing;
using Rca.Testing;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A small server that says in its log whatever it is asked, with the asker's application name before it.</summary>
public sealed class LabPostgres : SharedServer<PostgresServer>
{
    public const string LinePrefix = "@@%a|%c|%e|";

    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["max_connections"] = "20",
        ["max_prepared_transactions"] = "5",
        // A circle stays as long as a test looks at it.
        ["deadlock_timeout"] = "1h",
        // What a test plants in a system view; before PostgreSQL 13 a session cannot say so.
        ["allow_system_table_mods"] = "on",
        ["shared_preload_libraries"] = "pg_stat_statements",
        ["log_statement"] = "all",
        ["log_connections"] = "on",
        ["log_line_prefix"] = LinePrefix,
    };

    protected override Task<PostgresServer> StartAsync(CancellationToken ct) => PostgresServer.StartAsync(Settings, TimeProvider.System, ct);
}
