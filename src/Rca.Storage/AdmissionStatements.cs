namespace Rca.Storage;

/// <summary>How the commands a minute of a source are shared between incidents.</summary>
static class AdmissionStatements
{
    public const string Used = "select count(*) from rca.plan_items where source = @source and admitted_at > (select clock_timestamp()) - @minute";

    // By turns: the first item of each incident that waits, then the second of each; what an incident was given already counts.
    public const string Admit = """
        update rca.plan_items set admitted_at = clock_timestamp() where command_id in (
          select command_id from (
            select item.command_id, plan.accepted_at, plan.plan_id, row_number() over (partition by item.plan_id order by item.position) as place,
              row_number() over (partition by item.plan_id order by item.position) + (
                select count(*) from rca.plan_items given where given.plan_id = item.plan_id and given.source = @source and given.admitted_at is not null) as turn
            from rca.plan_items item join rca.plans plan on plan.plan_id = item.plan_id
            where item.source = @source and item.capped and item.admitted_at is null and not item.sent and item.command is not null and item.leader is null
              and not plan.sealed and plan.deadline > (select clock_timestamp())) waiting
          where place <= @share
          order by turn, accepted_at, plan_id limit @left)
        returning command_id
        """;
}
