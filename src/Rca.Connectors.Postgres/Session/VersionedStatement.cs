namespace Rca.Connectors.Postgres.Session;

/// <summary>One question in the words of each version of the server.</summary>
sealed class VersionedStatement(params (int Major, SqlStatement Statement)[] oldestFirst)
{
    public IEnumerable<SqlStatement> All => oldestFirst.Select(one => one.Statement);

    /// <summary>The words of the newest version that is not newer than the server.</summary>
    public SqlStatement For(int major) => oldestFirst.Last(one => one.Major <= major).Statement;
}
