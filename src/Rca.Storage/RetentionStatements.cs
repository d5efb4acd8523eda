namespace Rca.Storage;

/// <summary>How incidents are deleted: one a transaction, the oldest first, and never one that is held.</summary>
static class RetentionStatements
{
    // What may still be shared is kept: the sweep of that comes first.
    public const string Old = """
        select newest.incident_id from rca.manifests newest join rca.incidents incident on incident.incident_id = newest.incident_id
        where newest.sealed_at <= (select clock_timestamp()) - @age and incident.held_at is null and newest.announced
          and not exists (select 1 from rca.manifests later where later.incident_id = newest.incident_id and later.revision > newest.revision)
          and not exists (select 1 from rca.plans plan where plan.incident_id = newest.incident_id and plan.shared_until is not null)
        order by newest.sealed_at, newest.incident_id limit @limit
        """;

    public const string Size = "select cast(coalesce((select sum(bytes) from rca.manifests), 0) + coalesce((select sum(bytes) from rca.evidence), 0) as bigint)";

    public const string Lock = "select 1 from rca.incidents where incident_id = @incident and held_at is null and deleted_at is null\nfor update";

    public const string Unwant = "delete from rca.manifest_evidence where incident_id = @incident returning sha256";

    // Who seals a manifest that wants it meanwhile makes this fail by the reference, and it is tried again.
    public const string DeleteEvidence = """
        delete from rca.evidence where sha256 = @sha256 and not exists (select 1 from rca.manifest_evidence where sha256 = @sha256)
        """;

    public const string Bury = "update rca.incidents set document = '{}', deleted_at = clock_timestamp(), deleted_why = @why where incident_id = @incident";

    public const string Tombstone = $"select deleted_at, deleted_why from rca.incidents where incident_id = {EpisodeStatements.OfAlias} and deleted_at is not null";

    public const string Hold = $"""
        update rca.incidents set held_at = coalesce(held_at, clock_timestamp()) where incident_id = {EpisodeStatements.OfAlias} and deleted_at is null
        returning 1
        """;

    public const string Release = $"""
        update rca.incidents set held_at = null where incident_id = {EpisodeStatements.OfAlias} and deleted_at is null
        returning 1
        """;

    /// <summary>Everything of an incident but its evidence and its own row, from the leaves to the root.</summary>
    public static IEnumerable<string> Rows { get; } =
    [
        "delete from rca.manifests where incident_id = @incident",
        "delete from rca.parts where plan_id in (select plan_id from rca.plans where incident_id = @incident)",
        "delete from rca.plan_items where plan_id in (select plan_id from rca.plans where incident_id = @incident)",
        "delete from rca.plans where incident_id = @incident",
        // The group may fire again: then it is a new incident.
        "delete from rca.episodes where incident_id = @incident",
        "delete from rca.fingerprints where incident_id = @incident",
    ];
}
