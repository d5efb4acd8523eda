using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres;

/// <summary>What the configured role may see.</summary>
static class PostgresProbe
{
    public static async Task<ProbeReport> RunAsync(PostgresOptions options, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        await using var session = await PostgresSession.OpenAsync(options, ledger, clock, ct);
        var (role, database, canReadAllStats) = (await session.QueryAsync(
            SqlStatement.Probe, row => (row.GetString(0), row.GetString(1), row.GetBoolean(2)), ct)).Single();
        await session.CommitAsync(ct);
        return new ProbeReport(
            Reachable: true,
            $"{role} in {database}",
            [new(PostgresDescriptor.Connect, true), new(PostgresDescriptor.ReadAllStats, canReadAllStats)],
            canReadAllStats ? null : $"the states of other sessions are unknown to this role; to change it: GRANT pg_read_all_stats TO {Quoted(role)};");
    }

    /// <summary>The server may have answered with a refusal, which is an answer.</summary>
    public static ProbeReport Refused(SourceFailureException failure, PostgresOptions? options)
    {
        var connectMissing = string.Equals(failure.Reason, "connect-not-granted", StringComparison.Ordinal);
        return new ProbeReport(
            failure.Outcome is Outcome.Forbidden or Outcome.NotFound,
            null,
            [new(PostgresDescriptor.Connect, connectMissing ? false : null), new(PostgresDescriptor.ReadAllStats, null)],
            connectMissing && options is not null
                ? $"{failure.Detail}; to change it: GRANT CONNECT ON DATABASE {Quoted(options.Database)} TO {Quoted(options.Role)};"
                : failure.Detail ?? failure.Reason);
    }

    static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
