namespace Rca.Storage;

/// <summary>What came late for a sealed plan, and which revision knows it.</summary>
static class RevisionStatements
{
    public const string CountClosings = """
        update rca.plans set closings = (select count(*) from rca.parts where parts.plan_id = plans.plan_id and closes)
        where plan_id = @plan and late_until > clock_timestamp()
        """;

    public const string Revised = "update rca.plans set sealed_closings = @closings where plan_id = @plan and sealed_closings < @closings";

    public const string Revisable = """
        select plan_id from rca.plans where late_until is not null and closings > sealed_closings order by late_until limit @limit
        """;

    public const string FindSealed = """
        select announcement, document from rca.manifests where incident_id = (select incident_id from rca.plans where plan_id = @plan)
        order by revision desc limit 1
        """;
}
