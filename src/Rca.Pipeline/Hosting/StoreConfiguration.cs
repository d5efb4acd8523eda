using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;
using Rca.Core.Stores;
using Rca.Storage;

namespace Rca.Pipeline.Hosting;

/// <summary>Where state is kept: PostgreSQL by a secret reference to its connection string, or a directory of this process.</summary>
sealed record StoreConfiguration(SecretReference? Postgres, string StateDirectory, Retention Retention)
{
    static readonly TextKey Directory = new("stateDirectory", "'rca all': where it keeps store and keys; a relative path starts at the file's folder.", "rca-state");
    static readonly SecretKey Connection = new("postgres", "The roles: the connection string of the shared store.");

    static readonly SecretKey Owner = new("migration", "'rca store migrate': the connection string of the login that owns the schema; the roles do not read it.");

    static readonly IntegerKey KeepDays = new("keepDays", "For how many days after its sealing a manifest is kept with its evidence; for good without it.", 1, 3650);
    static readonly IntegerKey KeepMiB = new("keepMiB", "Beyond so many MiB of manifests and evidence the oldest are deleted; without it none is for its size.", 1, 100_000_000);

    public static IReadOnlyList<ConfigKey> Keys { get; } = [Directory, Connection, Owner, KeepDays, KeepMiB];

    public static StoreConfiguration Read(ConfigSection section)
    {
        var directory = Directory.Read(section) is { Length: > 0 } text ? text : Directory.Otherwise!;
        var store = new StoreConfiguration(Connection.Read(section), Path.GetFullPath(directory, section.BaseDirectory),
            new Retention(KeepDays.Read(section) is { } days ? TimeSpan.FromDays(days) : null, KeepMiB.Read(section) * 1024L * 1024));
        if (section.Has(Connection.Name) && section.Has(Directory.Name)) section.Report(Directory.Name, "found beside 'postgres', expected one of the two");
        // Not read: the roles have no right to what the owner's login is.
        _ = section.Has(Owner.Name);
        section.RefuseUnknownKeys();
        return store;
    }

    /// <summary>The login that owns the schema, which no role reads.</summary>
    public static SecretReference? ReadOwner(ConfigSection section) => Owner.Read(section);

    /// <summary>The store that this file names: that of the roles, or that of <c>rca all</c>.</summary>
    public SqlIncidentStore Open() =>
        Postgres is { } connection ? new PostgresIncidentStore(connection.Read()) : new SqliteIncidentStore(Path.Combine(StateDirectory, FileName), TimeProvider.System);

    /// <summary>The store's file in a state directory.</summary>
    public const string FileName = "rca.db";

    /// <summary>The store that the roles of different processes share; reports its absence.</summary>
    public static IIncidentStore? Shared(PipelineConfiguration configuration)
    {
        if (configuration.Store().Postgres is { } connection) return connection.Problem() is null ? new PostgresIncidentStore(connection.Read()) : null;
        configuration.Root.ReportMissing("store", "'postgres: ${env:NAME}': roles of different processes share one store ('rca all' keeps its own)");
        return null;
    }
}
