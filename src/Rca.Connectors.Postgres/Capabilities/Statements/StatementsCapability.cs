using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Statements;

/// <summary>postgres.statements: the statements that took most time, without their text. Opt-in: it reads all that pg_stat_statements keeps.</summary>
sealed class StatementsCapability(bool isEnabled, TimeProvider clock) : ICapability
{
    // The statement asks for one more than is kept, to know of the cut.
    const int MaximumStatements = 20;

    // What the extension says when the library was not loaded at the server's start.
    const string NotLoaded = "sqlstate-55000";

    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.statements",
        "Statements",
        "Which statements took most of the time? Only where the source's option statements is true.",
        "One connection and two or three statements; pg_stat_statements is read whole, without texts: about 60 ms for 5,000 entries.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<TopStatements>()],
        Needs: [PostgresDescriptor.Connect],
        MayUse: [PostgresDescriptor.ReadAllStats]);

    public SourceFailureException? Refusal =>
        isEnabled ? null : new SourceFailureException(Outcome.Refused, "statements-not-enabled", "the option statements of this source is not true");

    public bool RunsUserCode => true;

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var context = (await session.QueryAsync(SqlStatement.Context, ContextRow.Read, ct)).Single();
        var extension = (await session.QueryAsync(SqlStatement.StatementsExtension, ExtensionRow.Read, ct)).SingleOrDefault()
            ?? throw Unsupported("extension-missing", "this database has not the extension pg_stat_statements");
        if (!extension.IsKnown) throw Unsupported("extension-elsewhere", "pg_stat_statements is in another schema than public, extensions or pg_catalog");
        var rows = await ReadAsync(session, SqlStatement.Statements[extension.Home], ct);
        await session.CompleteAsync(ct);
        yield return new CapturedItem(
            new TopStatements([.. rows.Take(MaximumStatements)], rows.Count > MaximumStatements, context.CanReadAllStats), clock.GetUtcNow());
    }

    static async Task<IReadOnlyList<StatementCost>> ReadAsync(PostgresSession session, SqlStatement statement, CancellationToken ct)
    {
        try
        {
            return await session.QueryAsync(statement, StatementRow.Read, ct);
        }
        catch (SourceFailureException e) when (string.Equals(e.Reason, NotLoaded, StringComparison.Ordinal))
        {
            throw Unsupported("extension-not-loaded", "the server did not load pg_stat_statements at its start (shared_preload_libraries)");
        }
    }

    static SourceFailureException Unsupported(string reason, string detail) => new(Outcome.Unsupported, reason, detail);
}
