namespace Rca.Storage;

/// <summary>Creates the schema where there is none and refuses one that this version does not know.</summary>
static class Schema
{
    const int Known = 3;

    public static async Task PrepareAsync(SqlDatabase database, CancellationToken cancellationToken)
    {
        // Reading first lets a role without the right to create start on a schema that is there.
        await using (var reading = await database.ReadAsync(cancellationToken))
        {
            if (await FindAsync(database, reading, cancellationToken))
                return;
        }

        await using var creating = await database.WriteAsync(cancellationToken);
        await creating.ExecuteAsync([database.LockSchema], cancellationToken);
        if (await FindAsync(database, creating, cancellationToken))
            return;

        await creating.ExecuteAsync(
            [.. Script(database.SchemaResource), new(Statements.AddVersion, ("version", Known))], cancellationToken);
        await creating.CommitAsync(cancellationToken);
    }

    static async Task<bool> FindAsync(SqlDatabase database, SqlSession session, CancellationToken cancellationToken)
    {
        var exists = await session.QueryAsync(database.SchemaExists, static row => row.GetBoolean(0), cancellationToken);
        if (!exists[0])
            return false;

        var versions = await session.QueryAsync(new Statement(Statements.Versions), static row => row.GetInt32(0), cancellationToken);
        return versions is [Known] ? true : throw new UnknownSchemaException(versions, Known);
    }

    public static IEnumerable<Statement> Script(string resource)
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is not in this assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd()
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(sql => new Statement(sql))];
    }
}
