using System.CommandLine;
using Rca.Core.Configuration;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;
using Rca.Storage;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca store</c>: what an owner does to the store.</summary>
static class StoreCommand
{
    public static Command Create() => new("store", "Looks after the store that the roles share.") 
    {
        Migrate(),
        Hold("hold", "Keeps an incident, so that no retention deletes it.", isHeld: true),
        Hold("release", "Ends a hold.", isHeld: false),
    };

    static Command Hold(string name, string description, bool isHeld)
    {
        var incident = new Argument<string>("incident") { Description = "its id: inc- and 32 hexadecimal digits" };
        var config = new Option<string>("--config") { Description = "the rca.yaml of the roles or of rca all", Required = true };
        var command = new Command(name, description) { incident, config };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(
            () => HoldAsync(parsed.GetRequiredValue(config), parsed.GetRequiredValue(incident), isHeld, cancellationToken)));
        return command;
    }

    static async Task<int> HoldAsync(string path, string incident, bool isHeld, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(path);
        var storage = configuration.Store();
        configuration.Root.Finish();
        var isThere = await StoreFault.ToldAsync(path, "store.postgres", async () =>
        {
            await using var store = storage.Open();
            return await store.HoldAsync(incident, isHeld, cancellationToken);
        });
        if (!isThere) throw new BadInputException("the store has no such incident, or it is deleted already");
        await Console.Out.WriteLineAsync((isHeld ? "held: nothing deletes it until 'rca store release'" : "released").AsMemory(), cancellationToken);
        return ExitCode.Complete;
    }

    static Command Migrate()
    {
        var config = new Option<string>("--config") { Description = "the rca.yaml, with store.migration", Required = true };
        var command = new Command("migrate", "Makes the schema of the store, or brings it up to this program's version. Running it again changes nothing.") { config };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(() => MigrateAsync(parsed.GetRequiredValue(config), cancellationToken)));
        return command;
    }

    static async Task<int> MigrateAsync(string path, CancellationToken cancellationToken)
    {
        var configuration = PipelineConfiguration.Load(path);
        var owner = Owner(configuration);
        var made = await StoreFault.ToldAsync(path, "store.migration", async () =>
        {
            await using var store = new PostgresIncidentStore(owner.Read());
            return await store.MigrateAsync(cancellationToken);
        });
        foreach (var version in made) await Console.Out.WriteLineAsync($"made version {version} of the schema".AsMemory(), cancellationToken);
        if (made.Count == 0) await Console.Out.WriteLineAsync("nothing to do: the schema is this program's version, or a later one that it may run on".AsMemory(), cancellationToken);
        return ExitCode.Complete;
    }

    static SecretReference Owner(PipelineConfiguration configuration)
    {
        var owner = configuration.StoreOwner();
        if (owner is null) configuration.Root.ReportMissing("store", "'migration: ${env:NAME}': the connection string of the login that owns the schema ('rca all' migrates its own store at start)");
        configuration.Root.Finish();
        return owner!;
    }
}
