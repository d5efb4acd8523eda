namespace Rca.Storage;

/// <summary>Every statement, once for both databases, in PostgreSQL's dialect. <c>SqliteSession</c> says how SQLite reads them.</summary>
static class Statements
{
    public const string NewestVersion = "select version, oldest_program from rca.schema_versions order by version desc limit 1";

    public const string AddVersion = "insert into rca.schema_versions (version, oldest_program, applied_at) values (@version, @oldest, clock_timestamp())";

    public const string Now = "select clock_timestamp()";

    public const string Keep = """
        insert into rca.incidents (incident_id, document, accepted_at, planned) values (@incident, @document, clock_timestamp(), false)
        on conflict do nothing
        """;

    public const string Accept = Keep + " returning 1";

    public const string Unplanned = "select document from rca.incidents where not planned order by accepted_at, incident_id limit @limit";

    public const string CountUnplanned = "select count(*) from (select 1 from rca.incidents where not planned limit @limit) waiting";

    public const string Knows = $"select 1 from rca.incidents where incident_id = {EpisodeStatements.OfAlias}";

    public const string AddPlannedIncident = """
        insert into rca.incidents (incident_id, document, accepted_at, planned) values (@incident, @document, clock_timestamp(), true)
        on conflict (incident_id) do update set planned = true where not incidents.planned
        """;

    public const string AddFingerprint = "insert into rca.fingerprints (fingerprint, incident_id) values (@fingerprint, @incident) on conflict do nothing";

    public const string FindByFingerprint = """
        select incident.incident_id from rca.fingerprints found join rca.incidents incident on incident.incident_id = found.incident_id
        where found.fingerprint = @fingerprint order by incident.accepted_at desc, incident.incident_id desc limit 1
        """;

    public const string AddPlan = """
        insert into rca.plans (
          plan_id, incident_id, document, accepted_at, deadline, wanted_from, wanted_to, window_from, window_to, freshness, late, closings, sealed_closings, ready, sealed)
        select @plan, incident_id, @document, accepted_at, accepted_at + @timeToSeal, @wantedFrom, @wantedTo, @windowFrom, @windowTo, @freshness, @late, 0, 0, @ready, false
        from rca.incidents where incident_id = @incident and deleted_at is null
        on conflict do nothing
        """;

    // Without the plan's row another plan was first, and its items stay the only ones.
    public const string AddPlanItem = """
        insert into rca.plan_items (command_id, plan_id, position, source, command, sent, answered, usable, capped, collection, leader, shared)
        select @command, plan.plan_id, @position, @source, @document, false, false, false, @capped, @collection, led.command_id, led.document
        from rca.plans plan left join rca.collections led on led.collection = @collection and led.command_id <> @command
          and led.window_from <= plan.wanted_from and led.window_to >= plan.wanted_to
          and (led.usable or not led.answered and led.deadline > (select clock_timestamp()))
        where plan.plan_id = @plan
        on conflict do nothing
        """;

    public const string FindPlan = "select document, accepted_at, deadline, sealed from rca.plans where incident_id = @incident";

    public const string MarkSent = "update rca.plan_items set sent = true where command_id = @command and not sent";

    public const string ForgetSent = """
        update rca.plan_items set sent = false
        where sent and not answered and plan_id in (select plan_id from rca.plans where not sealed)
        """;

    public const string Unsent = UnsentWhere + UnsentOrder;

    public const string UnsentOfPlan = UnsentWhere + " and item.plan_id = @plan and not item.capped" + UnsentOrder;

    public const string Command = """
        select item.command, plan.deadline from rca.plan_items item join rca.plans plan on plan.plan_id = item.plan_id where item.command_id = @command
        """;

    public const string LockPlan = "select 1 from rca.plans where plan_id = @plan\nfor update";

    // An attempt ends with its closing: nothing comes after it, and it does not come before what is there.
    public const string AddPart = """
        insert into rca.parts (plan_id, command_id, attempt, sequence, closes, usable, document)
        select item.plan_id, item.command_id, @attempt, @sequence, @closes, @usable, @document
        from rca.plan_items item join rca.plans plan on plan.plan_id = item.plan_id
        where item.command_id = @command and item.plan_id = @plan and item.source = @source
          and item.command is not null and item.leader is null and (not plan.sealed or plan.late_until > (select clock_timestamp()) or exists (
            select 1 from rca.plan_items follower join rca.plans other on other.plan_id = follower.plan_id
            where follower.leader = @command and not other.sealed))
          and not exists (
            select 1 from rca.parts other
            where other.plan_id = @plan and other.command_id = @command and other.attempt = @attempt
              and (other.closes and other.sequence < @sequence or @closes and other.sequence > @sequence))
        on conflict do nothing
        """;

    // A command that was answered was sent, whoever died before marking it.
    public const string AnswerItem = """
        update rca.plan_items set answered = true, sent = true, usable = usable or exists (
          select 1 from rca.parts closing
          where closing.plan_id = @plan and closing.command_id = @command and closing.attempt = @attempt and closing.closes and closing.usable)
        where command_id = @command and plan_id = @plan and not usable and exists (
          select 1 from rca.parts closing
          where closing.plan_id = @plan and closing.command_id = @command and closing.attempt = @attempt and closing.closes and closing.sequence + 1 = (
            select count(*) from rca.parts part
            where part.plan_id = @plan and part.command_id = @command and part.attempt = @attempt and part.sequence between 0 and closing.sequence))
        """;

    public const string MakeReady = """
        update rca.plans set ready = true
        where plan_id = @plan and not ready and not exists (
          select 1 from rca.plan_items where plan_id = @plan and command is not null and not answered)
        """;

    public const string RecordedState = """
        select plan.sealed and not exists (
            select 1 from rca.plan_items follower join rca.plans other on other.plan_id = follower.plan_id
            where follower.leader = @command and not other.sealed),
          plan.ready and not plan.sealed, coalesce(plan.late_until > (select clock_timestamp()), false), exists (
          select 1 from rca.parts part
          where part.plan_id = @plan and part.command_id = @command and part.attempt = @attempt and part.sequence = @sequence and part.document = @document)
        from rca.plan_items item join rca.plans plan on plan.plan_id = item.plan_id
        where item.command_id = @command and item.plan_id = @plan and item.source = @source and item.command is not null and item.leader is null
        """;

    // The clock stands in a subquery because an index cannot be searched by a volatile function.
    public const string Due = """
        select plan_id from (
          select * from (
            select plan_id, deadline from rca.plans where ready and not sealed order by deadline limit @limit) answered
          union
          select * from (
            select plan_id, deadline from rca.plans
            where not sealed and deadline <= (select clock_timestamp()) order by deadline limit @limit) overdue) due
        order by deadline, plan_id limit @limit
        """;

    // One statement, so that all is of one moment.
    public const string Gather = """
        select document, accepted_at, deadline, sealed, null as shared, cast(null as boolean) as held from rca.plans where plan_id = @plan
        union all
        select part.document, null, null, null, null, cast(null as boolean)
        from rca.plan_items item join rca.plan_items led on led.command_id = coalesce(item.leader, item.command_id)
          join rca.parts part on part.plan_id = led.plan_id and part.command_id = led.command_id
        where item.plan_id = @plan
        union all
        select item.command_id, null, null, null, item.shared, coalesce(led.capped and led.admitted_at is null, false)
        from rca.plan_items item left join rca.plan_items led on led.command_id = coalesce(item.leader, item.command_id)
        where item.plan_id = @plan and (item.leader is not null or item.capped)
        """;

    public const string AddManifest = """
        insert into rca.manifests (incident_id, revision, plan_id, announcement, document, envelope, bytes, sealed_at, announced)
        select @incident, @revision, @plan, @announcement, @document, @envelope, @bytes, clock_timestamp(), false
        where @revision = 1 or exists (select 1 from rca.manifests before where before.incident_id = @incident and before.revision = @revision - 1)
        on conflict do nothing
        returning 1
        """;

    public const string AddEvidence = "insert into rca.evidence (sha256, document, bytes) values (@sha256, @document, @bytes) on conflict do nothing";

    public const string WantEvidence = """
        insert into rca.manifest_evidence (incident_id, revision, sha256) values (@incident, @revision, @sha256) on conflict do nothing
        """;

    public const string ClosePlan = """
        update rca.plans set sealed = true, shared_until = clock_timestamp() + case when late > freshness then late else freshness end,
          late_until = case when late > @none then clock_timestamp() + late end, sealed_closings = @closings,
          closings = (select count(*) from rca.parts where parts.plan_id = plans.plan_id and closes)
        where plan_id = @plan and not sealed
        """;

    public const string CloseItems = "update rca.plan_items set sent = true where plan_id = @plan and not sent";

    public const string Unannounced = "select announcement from rca.manifests where not announced order by sealed_at, incident_id limit @limit";

    public const string MarkAnnounced = """
        update rca.manifests set announced = true
        where incident_id = (select incident_id from rca.plans where plan_id = @plan) and revision = @revision and not announced
        """;

    public const string List = """
        select newest.announcement from rca.manifests newest
        where not exists (select 1 from rca.manifests later where later.incident_id = newest.incident_id and later.revision > newest.revision)
          and (@after = '' or (newest.sealed_at, newest.incident_id) < (
            select seen.sealed_at, seen.incident_id from rca.manifests seen where seen.incident_id = @after order by seen.revision desc limit 1))
        order by newest.sealed_at desc, newest.incident_id desc limit @limit
        """;

    public const string FindManifest = $"select document from rca.manifests where incident_id = {EpisodeStatements.OfAlias} order by revision desc limit 1";

    public const string FindEnvelope = $"select envelope from rca.manifests where incident_id = {EpisodeStatements.OfAlias} order by revision desc limit 1";

    public const string FindEvidence = "select document from rca.evidence where sha256 = @sha256";

    const string UnsentWhere = """
        select item.command, plan.deadline
        from rca.plan_items item join rca.plans plan on plan.plan_id = item.plan_id
        where not item.sent and item.command is not null and item.leader is null and (not item.capped or item.admitted_at is not null)
          and not plan.sealed and plan.deadline > (select clock_timestamp())
        """;

    const string UnsentOrder = " order by plan.accepted_at, plan.plan_id, item.position limit @limit";
}
