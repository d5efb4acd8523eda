using Npgsql;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Session;

/// <summary>What holds in every transaction of ours, whatever the role, the database, a pooler or another client of it has set before.</summary>
static class SessionGuards
{
    /// <summary>What names are looked up in.</summary>
    public const string SearchPath = "pg_catalog, pg_temp";

    const int TransactionTimeoutMajor = 17;

    // What verify.sql has after the settings: the server's time.
    const int Clock = 7;

    // In the order of verify.sql, each as the server shows it.
    static readonly (string Name, string Value)[] Expected =
    [
        ("search_path", SearchPath),
        ("role", "none"),
        ("transaction_read_only", "on"),
        ("statement_timeout", "2s"),
        ("lock_timeout", "100ms"),
        ("idle_in_transaction_session_timeout", "5s"),
        ("transaction_timeout", "8s"),
    ];

    /// <summary>Begins the transaction, sets its guards, and reads them back.</summary>
    /// <exception cref="SourceFailureException">A guard does not hold.</exception>
    public static async Task RaiseAsync(PostgresSession session, CancellationToken ct)
    {
        await session.QueryAsync(SqlStatement.Begin, _ => true, ct);
        foreach (var statement in Statements(session.Major)) await session.QueryAsync(statement, _ => true, ct);
        var settings = session.Major >= TransactionTimeoutMajor ? Expected : Expected[..^1];
        var sent = session.Now;
        var (broken, at) = (await session.QueryAsync(SqlStatement.Verify, row => (Broken(row, settings), row.GetDouble(Clock)), ct)).Single();
        session.SawClock(sent, at);
        // What the server has instead may be anybody's text: only the name is told.
        if (broken is not null)
            throw new SourceFailureException(Outcome.Refused, "guard-undone",
                $"{broken} is not what this transaction has just set it to: a pooler or proxy in between drops or changes it");
    }

    /// <summary>The values of the guards as view_check.sql lists them.</summary>
    public static string Values(int major) => string.Join('|', Statements(major).Select(guard => guard.Text.Split(" = ")[1].Trim('\'')).Append("on"));

    static IEnumerable<SqlStatement> Statements(int major) =>
        major < TransactionTimeoutMajor ? SqlStatement.Guards : SqlStatement.Guards.Concat(SqlStatement.GuardsFrom17);

    static string? Broken(NpgsqlDataReader row, (string Name, string Value)[] settings)
    {
        for (var i = 0; i < settings.Length; i++)
            if (row.IsDBNull(i) || !string.Equals(row.GetString(i), settings[i].Value, StringComparison.Ordinal)) return settings[i].Name;
        return null;
    }
}
