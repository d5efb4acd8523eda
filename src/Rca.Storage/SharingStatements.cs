namespace Rca.Storage;

/// <summary>How one collection serves the plans of several incidents: the newest of each kind is in <c>collections</c>, and who shares it names its command as leader.</summary>
static class SharingStatements
{
    // Only with the item itself: an incident that is delivered again must not lead by an item that follows another, for nobody would ever ask for that.
    // Who comes at the same moment waits here for the first one's transaction, and then sees no more of it than this row: so all that is compared stands in it.
    public const string Lead = """
        insert into rca.collections as led (collection, command_id, document, window_from, window_to, deadline, expires_at, answered, usable)
        select @collection, @command, @document, window_from, window_to, deadline, deadline + freshness, false, false
        from rca.plans plan
        where plan_id = @plan and not exists (select 1 from rca.plan_items where command_id = @command) and not exists (
          select 1 from rca.collections there
          where there.collection = @collection and there.window_from <= @wantedFrom and there.window_to >= @wantedTo
            and (there.usable or not there.answered and there.deadline > (select clock_timestamp())))
        on conflict (collection) do update set
          command_id = excluded.command_id, document = excluded.document, window_from = excluded.window_from, window_to = excluded.window_to,
          deadline = excluded.deadline, expires_at = excluded.expires_at, answered = false, usable = false
        where not (led.window_from <= @wantedFrom and led.window_to >= @wantedTo
          and (led.usable or not led.answered and led.deadline > (select clock_timestamp())))
        """;

    // First in every transaction that will write it: who adds a plan has it before he locks plans.
    public const string LockCollection = """
        select 1 from rca.collections where collection = (select collection from rca.plan_items where command_id = @command)
        for update
        """;

    // Until this transaction ends no part of a shared collection is recorded: what came before is seen by the next statement, what comes later sees this plan.
    public const string LockLeaders = """
        select 1 from rca.plans where plan_id in (
          select led.plan_id from rca.plan_items item join rca.plan_items led on led.command_id = item.leader where item.plan_id = @plan)
        order by plan_id
        for share
        """;

    public const string AnswerFollowing = """
        update rca.plan_items set answered = true, sent = true
        where plan_id = @plan and leader is not null and not answered and exists (
          select 1 from rca.plan_items led where led.command_id = plan_items.leader and led.answered)
        """;

    public const string LockFollowers = """
        select 1 from rca.plans where not sealed and plan_id in (select plan_id from rca.plan_items where leader = @command)
        order by plan_id
        for update
        """;

    public const string AnswerFollowers = """
        update rca.plan_items set answered = true, sent = true
        where leader = @command and not answered and exists (select 1 from rca.plan_items led where led.command_id = @command and led.answered)
        """;

    public const string EndCollection = """
        update rca.collections set answered = true, usable = (select usable from rca.plan_items where command_id = @command)
        where collection = (select collection from rca.plan_items where command_id = @command and answered) and command_id = @command and not usable
        """;

    public const string MakeFollowersReady = """
        update rca.plans set ready = true
        where not ready and plan_id in (select plan_id from rca.plan_items where leader = @command and answered) and not exists (
          select 1 from rca.plan_items item where item.plan_id = plans.plan_id and item.command is not null and not item.answered)
        """;

    // A collection that was forgotten between the look at it and the lock of its plan answers nobody: the item asks itself.
    public const string Unfollow = """
        update rca.plan_items set leader = null, shared = null
        where plan_id = @plan and leader is not null and exists (select 1 from rca.plans own where own.plan_id = @plan and not own.sealed) and not exists (
          select 1 from rca.plan_items led join rca.plans plan on plan.plan_id = led.plan_id
          where led.command_id = plan_items.leader and (not plan.sealed or plan.shared_until is not null))
        """;

    const string NobodyWaits = """
        not exists (
          select 1 from rca.plan_items led join rca.plan_items follower on follower.leader = led.command_id
            join rca.plans other on other.plan_id = follower.plan_id and not other.sealed
          where led.plan_id = plans.plan_id and follower.leader is not null)
        """;

    const string MayBeForgotten = "shared_until <= (select clock_timestamp()) and (late_until is null or closings <= sealed_closings) and " + NobodyWaits;

    const string IsForgotten = "exists (select 1 from rca.plans where plan_id = @plan and sealed and shared_until is null)";

    // Where something may still be shared the parts stay until the sweep finds that nothing can.
    public const string DropParts =
        "delete from rca.parts where plan_id = @plan and exists (select 1 from rca.plans where plan_id = @plan and shared_until <= (select clock_timestamp()) and " + NobodyWaits + ")";

    public const string Forgotten = "select plan_id from rca.plans where " + MayBeForgotten + " order by shared_until limit @limit";

    // In the order of whoever adds a plan: the collection, then the plan.
    public const string LockLed = """
        select 1 from rca.collections where command_id in (select command_id from rca.plan_items where plan_id = @plan)
        order by collection
        for update
        """;

    // Looked at once more under the lock: a plan that follows may have come since it was listed.
    public const string Forget = "update rca.plans set shared_until = null where plan_id = @plan and " + MayBeForgotten;

    public const string ForgetParts = "delete from rca.parts where plan_id = @plan and " + IsForgotten;

    // What has no parts any more must lead nobody, whatever the clocks of planner and store say of its age.
    public const string ForgetLed =
        "delete from rca.collections where command_id in (select command_id from rca.plan_items where plan_id = @plan) and " + IsForgotten;

    public const string ForgetCollections = "delete from rca.collections where expires_at <= (select clock_timestamp())";

    // Commands that others wait for and that their own plan has given up.
    public const string GivenUp = """
        select distinct led.command_id, led.plan_id
        from rca.plan_items follower join rca.plans waiting on waiting.plan_id = follower.plan_id and not waiting.sealed
          join rca.plan_items led on led.command_id = follower.leader and not led.answered
          join rca.plans plan on plan.plan_id = led.plan_id and (plan.sealed or plan.deadline <= (select clock_timestamp()))
        where follower.leader is not null and not follower.answered and waiting.deadline > (select clock_timestamp())
        order by led.command_id limit @limit
        """;

    // The one that was planned last has the most time, and the end of its window is the latest.
    public const string Heir = """
        select follower.command_id, follower.plan_id, plan.document
        from rca.plan_items follower join rca.plans plan on plan.plan_id = follower.plan_id and not plan.sealed
        where follower.leader = @command and not follower.answered and plan.deadline > (select clock_timestamp())
          and not exists (select 1 from rca.plan_items led where led.command_id = @command and led.answered)
        order by plan.window_to desc, follower.command_id limit 1
        """;

    public const string Inherit = "update rca.plan_items set leader = null, shared = null where command_id = @heir and leader = @command";

    public const string LeadAnew = """
        update rca.collections set command_id = @heir, document = @document, answered = false, usable = false,
          window_from = plan.window_from, window_to = plan.window_to, deadline = plan.deadline, expires_at = plan.deadline + plan.freshness
        from rca.plans plan where plan.plan_id = @plan and collections.command_id = @command
        """;

    // Those whose window it does not cover find an heir of their own the next time.
    public const string FollowHeir = """
        update rca.plan_items set leader = @heir, shared = @document
        where leader = @command and not answered and exists (
          select 1 from rca.plans own join rca.plans heir on heir.plan_id = @plan
          where own.plan_id = plan_items.plan_id and not own.sealed and heir.window_from <= own.wanted_from and heir.window_to >= own.wanted_to)
        """;
}
