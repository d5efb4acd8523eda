using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Grants;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Views.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Views;

/// <summary>postgres.views: the rows of views that the configuration allows and the lint lets pass, and why of those that it does not.</summary>
sealed class ViewsCapability(TimeProvider clock, IReadOnlyList<AllowedView> views) : ICapability
{
    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.views",
        "Allowlisted views",
        "What do the aggregate views that the configuration allows say, and which of them are not safe to read?",
        "A connection and some twenty statements for each view, its guards among them; the view itself for at most 2 s, 201 rows and an estimated cost "
            + "of 1,000,000.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<ViewEvidence>()],
        Needs: [PostgresDescriptor.Connect]);

    public SourceFailureException? Refusal => views.Count > 0 ? null : new SourceFailureException(
        Outcome.Refused, "no-views-allowed", "this source allows no views: list them under 'views' or 'migrationViews' of its options");

    public bool RunsUserCode => true;

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        RefuseUnlessLinted(session.Major);
        var mayMore = AccessFindings.RefuseViews(await RoleLint.FindAsync(session, ct));
        foreach (var (i, view) in views.Index())
        {
            // A view may leave things in its session that no end of a transaction takes away; a pooler discards a session that ends within one.
            if (i > 0) await session.RenewAsync(ct);
            yield return new CapturedItem(await CollectAsync(session, view, mayMore, ct), clock.GetUtcNow());
        }
    }

    /// <exception cref="SourceFailureException">The lint has not been proven on this major version.</exception>
    public static void RefuseUnlessLinted(int major)
    {
        if (major > PostgresSession.NewestMajor)
            throw new SourceFailureException(Outcome.Refused, "views-major-unknown",
                $"views are linted by their parse trees, which is proven up to PostgreSQL {PostgresSession.NewestMajor}: on a later one none is read");
    }

    static async Task<ViewEvidence> CollectAsync(PostgresSession session, AllowedView view, bool mayMore, CancellationToken ct)
    {
        var (reader, inspection) = (new ViewReader(session, view), new ViewInspection(null, ViewOwner.Unknown, []));
        try
        {
            inspection = await reader.InspectAsync(ct);
            if (inspection.Findings.Count > 0) return Evidence(view, inspection, ViewProblem.None, reader.Cost, null);
            // What a view's code does it does with the role's rights: a role that can do more than read is shown no rows.
            if (mayMore) return Evidence(view, inspection, ViewProblem.RoleMayMore, reader.Cost, null);
            var (problem, rows) = await reader.ReadAsync(ct);
            return Evidence(view, inspection, problem, reader.Cost, rows);
        }
        catch (SourceFailureException e) when (ViewProblems.Of(e) is { } problem)
        {
            return Evidence(view, inspection, problem, reader.Cost, null);
        }
    }

    static ViewEvidence Evidence(AllowedView view, ViewInspection inspection, ViewProblem problem, double? cost, ViewRows? rows) => new(
        view.FullName,
        view.Class,
        rows is not null ? ViewVerdict.Read : inspection.Findings.Count > 0 ? ViewVerdict.Refused : ViewVerdict.NotRead,
        problem,
        ViewFindings.Version,
        inspection.Digest,
        inspection.Owner,
        inspection.Findings,
        Quantity.Of(cost, UnknownReason.NotReported),
        rows?.LeastGroup,
        rows?.Suppressed ?? Quantity.Unknown(UnknownReason.NotReported),
        rows?.Cut ?? false,
        rows?.Columns ?? [],
        rows?.Rows ?? []);
}
