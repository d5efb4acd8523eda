using System.CommandLine;
using Rca.Pipeline.Hosting;
using Rca.Storage;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca all</c>: the embedded service.</summary>
static class AllCommand
{
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml", Required = true };
        var command = new Command("all", "Runs every role and every source in one process, with its own store and keys.") { config };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() => RunAsync(PipelineConfiguration.Load(parsed.GetRequiredValue(config)), cancellationToken)));
        return command;
    }

    public static async Task<int> RunAsync(PipelineConfiguration configuration, CancellationToken cancellationToken)
    {
        var doors = configuration.Doors();
        var storage = configuration.Store();
        var directory = storage.StateDirectory;
        foreach (var key in (ReadOnlySpan<string>)["bus", "keys", "sourceState"])
            if (configuration.Root.Has(key)) configuration.Root.Report(key, "found beside 'rca all', expected none: it has its own; remove it, or run the roles one by one");
        if (configuration.Root.Section("store").Has("postgres")) configuration.Root.Report("store", "found 'postgres' beside 'rca all', expected none: it keeps its own store; remove it, or run the roles one by one");

        // Before anything is written: a configuration that is refused leaves nothing behind.
        var sources = configuration.FinishWithSources().Keys;
        using var state = StateDirectory.Open(directory);
        var (remembered, stateOf) = await EmbeddedState.OpenAsync(directory, cancellationToken);
        await using var _ = remembered;
        await using var pipeline = await EmbeddedPipeline.StartAsync(
            configuration, doors, EmbeddedKeys.Of(directory, sources), new SqliteIncidentStore(StateDirectory.OwnFile(directory, StoreConfiguration.FileName), TimeProvider.System), LogLevel.Information, cancellationToken,
            stateOf, retention: storage.Retention);
        await Console.Error.WriteLineAsync($"listening on {pipeline.Address}");
        await pipeline.RunAsync(cancellationToken);
        return 0;
    }
}
