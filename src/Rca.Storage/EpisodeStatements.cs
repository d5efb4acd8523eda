using Rca.Contracts;
using Rca.Core;

namespace Rca.Storage;

/// <summary>Which incident the reports of a group of alerts belong to.</summary>
static class EpisodeStatements
{
    /// <summary>The incident that an id stands for, which may be that of a report that became part of another incident.</summary>
    public const string OfAlias = "coalesce((select incident_id from rca.aliases where alias = @incident), @incident)";

    public const string Resolve = "update rca.episodes set resolved_at = coalesce(resolved_at, clock_timestamp()) where episode = @episode";

    // Whoever reports the same group at the same moment waits here. What began so long after the group was last seen began when nothing fired any more.
    const string Over = "episodes.resolved_at + @reopenAfter <= clock_timestamp() or episodes.seen_at + @reopenAfter < @startsAt";

    const string EnterEpisode = $"""
        insert into rca.episodes (episode, incident_id, seen_at) values (@episode, @incident, clock_timestamp())
        on conflict (episode) do update set
          incident_id = case when {Over} then excluded.incident_id else episodes.incident_id end,
          seen_at = clock_timestamp(), resolved_at = null
        returning incident_id
        """;

    const string FindReport = """
        select incident_id from rca.aliases where alias = @incident
        union all
        select incident_id from rca.incidents where incident_id = @incident
        """;

    const string SeenAgain = "update rca.episodes set seen_at = clock_timestamp() where episode = @episode and incident_id = @incident and resolved_at is null";

    const string AddAlias = "insert into rca.aliases (alias, incident_id) values (@alias, @incident) on conflict do nothing";

    // An id stands for one incident: where it became an alias after all, no incident of its own is left to be planned.
    const string DropAccepted = "delete from rca.incidents where incident_id = @alias and not planned";

    public static string Episode(IncidentReported report) => "epi-" + Identity.Of(report.Sender, Identity.DedupKey(report.DedupKey));

    public static IReadOnlyList<Statement> Find(IncidentReported report) => [new(FindReport, ("incident", Identity.Incident(report)))];

    public static IReadOnlyList<Statement> Enter(IncidentReported report, TimeSpan reopenAfter)
    {
        var id = Identity.Incident(report);
        return
        [
            new(Statements.Keep, ("incident", id), ("document", SqlIncidentStore.Write(report))),
            new(EnterEpisode, ("episode", Episode(report)), ("incident", id), ("reopenAfter", reopenAfter), ("startsAt", report.StartsAt)),
        ];
    }

    public static IReadOnlyList<Statement> Seen(IncidentReported report, string incident)
    {
        var id = Identity.Incident(report);
        var seen = new Statement(SeenAgain, ("episode", Episode(report)), ("incident", incident));
        return string.Equals(id, incident, StringComparison.Ordinal)
            ? [seen]
            : [seen, new(DropAccepted, ("alias", id)), new(AddAlias, ("alias", id), ("incident", incident))];
    }
}
