namespace Rca.Storage;

/// <summary>The statements of the state of sources, once for both databases.</summary>
static class StateStatements
{
    public const string Find = "select version, clear, sealed from rca_state.entries where source = @source and key = @key and expires_at > clock_timestamp()";

    public const string DeleteExpired = "delete from rca_state.entries where source = @source and expires_at <= clock_timestamp()";

    public const string Update = """
        update rca_state.entries set version = version + 1, clear = @clear, sealed = @sealed, expires_at = clock_timestamp() + @retention
        where source = @source and key = @key and version = @expected
        returning 1
        """;

    public const string Exists = "select 1 from rca_state.entries where source = @source and key = @key";

    /// <summary>The first version is the time, so that a value that comes again after its expiry does not get a version that it had before.</summary>
    /// <param name="now">Microseconds since 1970 by the database's clock, as an expression.</param>
    public static string Insert(string now) => $"""
        insert into rca_state.entries (source, key, version, clear, sealed, expires_at)
        select @source, @key, {now}, @clear, @sealed, clock_timestamp() + @retention
        where (select count(*) from rca_state.entries where source = @source) < @limit
        on conflict do nothing
        returning 1
        """;
}
