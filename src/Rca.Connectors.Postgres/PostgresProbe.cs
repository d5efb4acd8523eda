using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres;

/// <summary>What the configured role may see, and what it could do that it should not.</summary>
static class PostgresProbe
{
    public static async Task<ProbeReport> RunAsync(PostgresOptions options, Connections connections, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        await using var session = await PostgresSession.OpenAsync(options, connections, ledger, clock, ct);
        var isHardened = session.Mode is AccessMode.Hardened;
        var (role, database, canReadAllStats, pid) = (await session.QueryAsync(
            SqlStatement.Probe, row => (row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetInt32(3)), ct)).Single();
        var roleFindings = await RoleLint.FindAsync(session, ct);
        var functionFindings = isHardened ? EvidenceFunctions.Findings(await EvidenceFunctions.AttestAsync(session, ct)) : [];
        await session.CommitAsync(ct);
        IReadOnlyList<string> findings =
        [
            .. roleFindings,
            .. functionFindings,
            .. isHardened && canReadAllStats ? [AccessFindings.ReadsAllStats] : Array.Empty<string>(),
            .. pid != session.ProcessId ? [AccessFindings.ViaPooler] : Array.Empty<string>(),
        ];
        return new ProbeReport(
            Reachable: true,
            $"{role} in {database}",
            [
                new(PostgresDescriptor.Connect, true),
                // Where the functions do it, the grant is not wanted; it is no lack.
                new(PostgresDescriptor.ReadAllStats, isHardened && !canReadAllStats ? null : canReadAllStats),
                new(PostgresDescriptor.Functions, isHardened ? functionFindings.Count == 0 : null),
            ],
            isHardened || canReadAllStats ? null
                : $"the states of other sessions are unknown to this role; to change it: GRANT pg_read_all_stats TO {GrantScript.Identifier(role)};",
            findings);
    }

    /// <summary>The server may have answered with a refusal, which is an answer.</summary>
    public static ProbeReport Refused(SourceFailureException failure, PostgresOptions? options)
    {
        var connectMissing = string.Equals(failure.Reason, PostgresFailures.ConnectNotGranted, StringComparison.Ordinal);
        var grant = options is null ? null : failure.Reason switch
        {
            PostgresFailures.ConnectNotGranted =>
                $"GRANT CONNECT ON DATABASE {GrantScript.Identifier(options.Database)} TO {GrantScript.Identifier(options.Role)};",
            PostgresFailures.OrdinarySlotsFull => $"GRANT pg_use_reserved_connections TO {GrantScript.Identifier(options.Role)};",
            _ => null,
        };
        return new ProbeReport(
            failure.Outcome is Outcome.Forbidden or Outcome.NotFound or Outcome.Refused,
            null,
            [
                new(PostgresDescriptor.Connect, connectMissing ? false : null),
                new(PostgresDescriptor.ReadAllStats, null),
                new(PostgresDescriptor.Functions, null),
            ],
            grant is null ? failure.Detail ?? failure.Reason : $"{failure.Detail}; to change it: {grant}");
    }
}
