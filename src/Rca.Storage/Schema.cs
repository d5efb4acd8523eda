namespace Rca.Storage;

/// <summary>Brings a schema up to this program's version, step by step, and refuses one that this program must not run on.</summary>
static class Schema
{
    static readonly int Known = SchemaStep.All[^1].Version;

    /// <summary>Refuses a schema that this program must not run on. It only reads: the role that runs has no right to create.</summary>
    public static async Task CheckAsync(SqlDatabase database, CancellationToken cancellationToken)
    {
        await using var reading = await database.ReadAsync(cancellationToken);
        var version = await VersionAsync(database, reading, cancellationToken);
        if (version < Known) throw version == 0 ? UnknownSchemaException.Missing() : UnknownSchemaException.Older(version, Known);
    }

    /// <summary>Does the steps that are missing, all of them or none.</summary>
    /// <returns>The versions that it made; none where there is nothing to do.</returns>
    public static async Task<IReadOnlyList<int>> MigrateAsync(SqlDatabase database, CancellationToken cancellationToken)
    {
        await using (var reading = await database.ReadAsync(cancellationToken))
        {
            if (await VersionAsync(database, reading, cancellationToken) >= Known) return [];
        }

        await using var session = await database.WriteAsync(cancellationToken);
        await session.ExecuteAsync([database.LockSchema], cancellationToken);
        var version = await VersionAsync(database, session, cancellationToken);
        var missing = SchemaStep.All.Where(step => step.Version > version).ToList();
        foreach (var step in missing)
            await session.ExecuteAsync(
                [.. Script($"{database.Dialect}/{step.Resource}"), new(Statements.AddVersion, ("version", step.Version), ("oldest", step.OldestProgram))], cancellationToken);
        await session.CommitAsync(cancellationToken);
        return [.. missing.Select(step => step.Version)];
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

    // 0 where there is none. A newer one is one that this program may run on, or refused here.
    static async Task<int> VersionAsync(SqlDatabase database, SqlSession session, CancellationToken cancellationToken)
    {
        var tables = await session.QueryAsync(database.SchemaTables, static row => row.GetString(0), cancellationToken);
        if (!tables.Contains("schema_versions", StringComparer.Ordinal))
            return tables.Count == 0 ? 0 : throw UnknownSchemaException.Foreign();

        var newest = await session.QueryAsync(new Statement(Statements.NewestVersion), static row => (Version: row.GetInt32(0), OldestProgram: row.GetInt32(1)), cancellationToken);
        return newest switch
        {
            [] => throw UnknownSchemaException.Foreign(),
            [var one] when one.OldestProgram > Known => throw UnknownSchemaException.Newer(one.Version, one.OldestProgram, Known),
            [var one, ..] => one.Version,
        };
    }
}
