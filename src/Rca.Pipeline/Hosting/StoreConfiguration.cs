using Rca.Core.Configuration;
using Rca.Core.Stores;
using Rca.Storage;

namespace Rca.Pipeline.Hosting;

/// <summary>Where state is kept: PostgreSQL by a secret reference to its connection string, or a directory of this process.</summary>
sealed record StoreConfiguration(SecretReference? Postgres, string StateDirectory)
{
    public static StoreConfiguration Read(ConfigSection section)
    {
        var directory = section.Text("stateDirectory") is { Length: > 0 } text ? text : "rca-state";
        var store = new StoreConfiguration(section.Secret("postgres"), Path.GetFullPath(directory, section.BaseDirectory));
        if (section.Has("postgres") && section.Has("stateDirectory")) section.Report("stateDirectory", "found beside 'postgres', expected one of the two");
        section.RefuseUnknownKeys();
        return store;
    }

    /// <summary>The store that the roles of different processes share; reports its absence.</summary>
    public static IIncidentStore? Shared(PipelineConfiguration configuration)
    {
        if (configuration.Store().Postgres is { } connection) return connection.Problem() is null ? new PostgresIncidentStore(connection.Read()) : null;
        configuration.Root.Report("store", "missing, expected 'postgres: ${env:NAME}': roles of different processes share one store ('rca all' keeps its own)");
        return null;
    }
}
