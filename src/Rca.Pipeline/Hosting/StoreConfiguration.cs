using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;
using Rca.Core.Stores;
using Rca.Storage;

namespace Rca.Pipeline.Hosting;

/// <summary>Where state is kept: PostgreSQL by a secret reference to its connection string, or a directory of this process.</summary>
sealed record StoreConfiguration(SecretReference? Postgres, string StateDirectory)
{
    static readonly TextKey Directory = new("stateDirectory", "'rca all': where it keeps store and keys; a relative path starts at the file's folder.", "rca-state");
    static readonly SecretKey Connection = new("postgres", "The roles: the connection string of the shared store.");

    public static IReadOnlyList<ConfigKey> Keys { get; } = [Directory, Connection];

    public static StoreConfiguration Read(ConfigSection section)
    {
        var directory = Directory.Read(section) is { Length: > 0 } text ? text : Directory.Otherwise!;
        var store = new StoreConfiguration(Connection.Read(section), Path.GetFullPath(directory, section.BaseDirectory));
        if (section.Has(Connection.Name) && section.Has(Directory.Name)) section.Report(Directory.Name, "found beside 'postgres', expected one of the two");
        section.RefuseUnknownKeys();
        return store;
    }

    /// <summary>The store that the roles of different processes share; reports its absence.</summary>
    public static IIncidentStore? Shared(PipelineConfiguration configuration)
    {
        if (configuration.Store().Postgres is { } connection) return connection.Problem() is null ? new PostgresIncidentStore(connection.Read()) : null;
        configuration.Root.ReportMissing("store", "'postgres: ${env:NAME}': roles of different processes share one store ('rca all' keeps its own)");
        return null;
    }
}
