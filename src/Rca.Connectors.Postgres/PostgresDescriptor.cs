using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres;

/// <summary>What this type of connector is, can do and needs.</summary>
static class PostgresDescriptor
{
    public const string Type = "postgres";
    public const string Connect = "connect";
    public const string ReadAllStats = "pg_read_all_stats";
    public const string Functions = "rca_evidence";

    public static string Version { get; } = typeof(PostgresDescriptor).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static IReadOnlyList<ScopeKey> Scope { get; } = [new("database", ScopeForm.DatabaseName)];

    public static PermissionDescriptor ConnectPermission { get; } =
        new(Connect, Mandatory: true, "Reads the system views of the server from this database.", "GRANT CONNECT ON DATABASE <database> TO <role>");

    public static ConnectorDescriptor Of(IEnumerable<ICapability> capabilities) => new(
        Type,
        Version,
        [.. capabilities.Select(capability => WithCost(capability.Descriptor))],
        [
            ConnectPermission,
            new PermissionDescriptor(ReadAllStats, Mandatory: false,
                "Without it the states of other sessions are unknown; lock waits, limits and counts of connections are not affected.",
                "GRANT pg_read_all_stats TO <role>"),
            new PermissionDescriptor(Functions, Mandatory: false,
                "In the mode hardened the states of other sessions are read through functions of this schema, which return numbers only.",
                "rca postgres grants --mode hardened --role <role> --database <database>"),
        ],
        LedgerWords: [SqlStatement.ConnectName, SqlStatement.ParameterName, .. SqlStatement.All.Select(statement => statement.Name)])
    {
        Findings = AccessFindings.All,
    };

    static CapabilityDescriptor WithCost(CapabilityDescriptor capability) =>
        capability with { Evidence = [.. capability.Evidence, EvidenceKind.Of<SelfCost>()] };
}
