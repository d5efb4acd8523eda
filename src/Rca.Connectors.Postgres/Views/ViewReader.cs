using Npgsql;
using Rca.Connectors.Postgres.Session;
using Rca.Connectors.Postgres.Views.Evidence;

namespace Rca.Connectors.Postgres.Views;

/// <summary>
/// One view in one transaction: first locked and linted from the catalog alone, then read. The connection is good for nothing else afterwards.
/// </summary>
sealed class ViewReader(PostgresSession session, AllowedView view)
{
    /// <summary>The planner's cost, once it was asked.</summary>
    public double? Cost { get; private set; }

    /// <summary>From here on until the end of the transaction the view and what is under it cannot be replaced.</summary>
    public async Task<ViewInspection> InspectAsync(CancellationToken ct)
    {
        string[] asked = [view.Schema, view.Name, view.Class is ViewClass.Migration ? "migration" : "aggregate"];
        var chosen = await session.QueryAsync(ViewStatements.Choose, asked, _ => true, ct);
        if (chosen.Count == 0) return ViewInspection.Missing;
        await session.QueryAsync(ViewStatements.Lock, _ => true, ct);
        var facts = await session.QueryAsync(ViewStatements.Facts, ReadFacts, ct);
        var findings = await session.QueryAsync(ViewStatements.Lint, ViewFindings.Read, ct);
        if (facts is not [var (owner, digest)]) return ViewInspection.Missing;
        if (findings.Count == 0) throw new InvalidOperationException("the lint has said nothing");
        return new ViewInspection(digest, owner, [.. findings.OfType<ViewFinding>()]);
    }

    /// <summary>The rows, or why there are none. Only for a view without findings.</summary>
    public async Task<(ViewProblem Problem, ViewRows? Rows)> ReadAsync(CancellationToken ct)
    {
        var columns = await session.QueryAsync(ViewStatements.Columns, ViewColumns.Read, ct);
        await session.QueryAsync(ViewStatements.Open, _ => true, ct);
        var planned = await CheckAsync(ct);
        if (planned is not ViewProblem.None) return (planned, null);
        var texts = await session.QueryAsync(ViewStatements.Fetch, row => row.GetFieldValue<string?[]>(0), ct);
        var read = await CheckAsync(ct);
        return read is ViewProblem.None ? (read, ViewRows.Of(view.Class, columns, texts)) : (read, null);
    }

    async Task<ViewProblem> CheckAsync(CancellationToken ct)
    {
        var path = (await session.QueryAsync(ViewStatements.Path, row => row.GetString(0), ct)).Single();
        if (!string.Equals(path, SessionGuards.SearchPath, StringComparison.Ordinal)) return ViewProblem.GuardsChanged;
        var (guards, cost, isOpen, isOnlyLinted) =
            (await session.QueryAsync(ViewStatements.Check, row => (row.GetString(0), row.GetDouble(1), row.GetBoolean(2), row.GetBoolean(3)), ct)).Single();
        Cost = cost;
        if (!string.Equals(guards, SessionGuards.Values(session.Major), StringComparison.Ordinal)) return ViewProblem.GuardsChanged;
        if (!isOnlyLinted) return ViewProblem.Replaced;
        return isOpen ? ViewProblem.None : ViewProblem.TooExpensive;
    }

    static (ViewOwner Owner, string? Digest) ReadFacts(NpgsqlDataReader row) => (
        row.GetString(0) switch { "superuser" => ViewOwner.Superuser, "login" => ViewOwner.Login, _ => ViewOwner.NoLogin },
        row.IsDBNull(1) ? null : row.GetString(1));
}
