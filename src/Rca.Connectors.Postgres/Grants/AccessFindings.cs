using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Grants;

/// <summary>What may be wrong with the way in, in our own words: nothing that a server says goes into a report.</summary>
static class AccessFindings
{
    public const string FunctionsMissing = "functions-missing";
    public const string FunctionsChanged = "functions-changed";
    public const string FunctionsOwner = "functions-owner-may-more";
    public const string FunctionsBlind = "functions-see-nothing";
    public const string FunctionsPublic = "functions-public";
    public const string FunctionsNotGranted = "functions-not-granted";
    public const string ReadsAllStats = "hardened-role-reads-all-stats";
    public const string ViaPooler = "via-pooler";
    public const string NoReservedSlot = "no-reserved-slot";

    const string Script = "run what 'rca postgres grants --mode hardened' prints";
    const string LeastRole = "make a role of its own with what 'rca postgres grants' prints";

    // A role that could do one of these could read or change more than a view shows it.
    static readonly FindingDescriptor[] RefusingViews =
    [
        Role("role-superuser", "The role is a superuser."),
        Role("role-createrole", "The role can create roles."),
        Role("role-createdb", "The role can create databases."),
        Role("role-replication", "The role can replicate, which reads every row."),
        Role("role-bypassrls", "The role bypasses row security."),
        .. ((string[])
        [
            "pg_read_all_data", "pg_write_all_data", "pg_read_server_files", "pg_write_server_files", "pg_execute_server_program", "pg_signal_backend",
            "pg_signal_autovacuum_worker", "pg_maintain", "pg_checkpoint", "pg_create_subscription", "pg_database_owner",
            "rds_superuser", "cloudsqlsuperuser", "azure_pg_admin",
        ]).Select(Member),
        Role("role-owns-objects", "The role owns objects in some database."),
        new("role-creates-in-database", "The role can create schemas in the database.", "REVOKE CREATE ON DATABASE <database> FROM <role>"),
        new("role-has-table-grants",
            "The role has a grant on a relation outside the schema rca_evidence, or in it on something else than a view, or more than SELECT.",
            "REVOKE ALL ON ALL TABLES IN SCHEMA <schema> FROM <role>; a view that it is to read belongs in rca_evidence, with SELECT alone"),
    ];

    static readonly FindingDescriptor[] Reported =
    [
        .. ((string[])["pg_monitor", "pg_read_all_settings", "pg_stat_scan_tables"]).Select(Member),
        new("role-in-another-role", "The role is a member of a role that is none of PostgreSQL's own, and can do what that one can.",
            "REVOKE <other role> FROM <role>"),
        new("role-creates-in-public", "The role can create objects in the schema public, as everybody can up to version 14.",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
        new("role-without-connection-limit", "The role has no connection limit.", "ALTER ROLE <role> CONNECTION LIMIT 2"),
        new("role-makes-temporary-tables", "The role can make temporary tables, as everybody can by default.",
            "REVOKE TEMPORARY ON DATABASE <database> FROM PUBLIC"),
        new(NoReservedSlot, "No connection slot is kept for the role when the server is full for everybody else.",
            "reserved_connections = 2 and a restart, then GRANT pg_use_reserved_connections TO <role>"),
        new(ViaPooler, "A pooler stands between: a collection also waits for the pool, and its figures are the server's.",
            "a connection string that names the server itself"),
        new(ReadsAllStats, "The mode is hardened, but the role is a member of pg_read_all_stats and can read the text of statements.",
            "REVOKE pg_read_all_stats FROM <role>"),
        new(FunctionsMissing, "A function of the mode hardened is not installed in this database.", Script),
        new(FunctionsChanged, "A function of the mode hardened is not the one that this version prints.",
            $"find out who changed it, then {Script}"),
        new(FunctionsOwner,
            "The owner of the functions can log in, has attributes or memberships beyond pg_read_all_stats, or has the collector's role as a member.",
            $"take from {EvidenceFunctions.Owner} everything but pg_read_all_stats"),
        new(FunctionsBlind, "The owner of the functions is no member of pg_read_all_stats, so they see nothing.",
            $"GRANT pg_read_all_stats TO {EvidenceFunctions.Owner}"),
        new(FunctionsPublic, "Everybody may call the functions.", "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA rca_evidence FROM PUBLIC"),
        new(FunctionsNotGranted, "The role may not call the functions.", Script),
    ];

    static readonly Dictionary<string, FindingDescriptor> ById = RefusingViews.Concat(Reported).ToDictionary(finding => finding.Id, StringComparer.Ordinal);

    public static IReadOnlyList<FindingDescriptor> All { get; } = [.. RefusingViews, .. Reported];

    public static FindingDescriptor Find(string id) => ById[id];

    /// <summary>Whether a role with these is shown no view of a user's.</summary>
    public static bool RefuseViews(IEnumerable<string> ids) =>
        ids.Any(id => RefusingViews.Any(finding => string.Equals(finding.Id, id, StringComparison.Ordinal)));

    static FindingDescriptor Role(string id, string what) => new(id, what, LeastRole);

    static FindingDescriptor Member(string role) => new($"member-{role.Replace('_', '-')}", $"The role is a member of {role}.", $"REVOKE {role} FROM <role>");
}
