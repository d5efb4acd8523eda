using System.Globalization;
using Rca.Bus;
using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Rca.Pipeline.Hosting;

namespace Rca.Pipeline.Doctor;

/// <summary>Looks at everything that a configuration names, and changes nothing. What is wrong in one place keeps no other from being looked at.</summary>
static class Examination
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Finding>> RunAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        PipelineConfiguration configuration;
        IReadOnlyDictionary<string, CollectedSource> collected;
        var errors = new List<ConfigurationError>();
        try
        {
            configuration = PipelineConfiguration.Load(path);
            collected = configuration.ReadWhole();
        }
        catch (ConfigurationException e)
        {
            return [.. e.Errors.Select(Finding.Of)];
        }

        try
        {
            configuration.Root.Finish();
        }
        catch (ConfigurationException e)
        {
            errors.AddRange(e.Errors);
        }

        var bad = errors.Select(Finding.Of).ToLookup(f => f.Check, StringComparer.Ordinal);
        var (bus, store, names) = (BusConfiguration.Read(configuration.Root.Section("bus")), configuration.Store(), configuration.Planning.Sources.Keys.ToList());
        // A source of a file that is wrong elsewhere than in its keys is not asked: what it would be asked is not known.
        var parts = await Task.WhenAll(
            WithinAsync(Checks.Broker, ct => BrokerCheck.RunAsync(bus, names, clock, ct), cancellationToken),
            WithinAsync(Checks.Store, ct => StoreCheck.RunAsync(store, clock, ct), cancellationToken),
            WithinAsync(Checks.Sources, ct => bad[Checks.Configuration].Any()
                ? Task.FromResult<IReadOnlyList<Finding>>(names.Count == 0 ? [] : [Finding.Warning(Checks.Sources, "not asked", "mend the configuration first")])
                : SourceCheck.RunAsync(configuration, collected, clock, ct), cancellationToken));
        var read = Finding.Ok(Checks.Configuration, string.Create(CultureInfo.InvariantCulture, $"{path} is right: {names.Count} sources, {configuration.Planning.Routes.Count} routes"));
        return
        [
            .. bad[Checks.Configuration].DefaultIfEmpty(read),
            .. bad[Checks.Keys], .. KeyCheck.Run(configuration.Keys, names, isReadable: !bad[Checks.Keys].Any()),
            .. parts.SelectMany(p => p),
        ];
    }

    static async Task<IReadOnlyList<Finding>> WithinAsync(string check, Func<CancellationToken, Task<IReadOnlyList<Finding>>> run, CancellationToken cancellationToken)
    {
        // By the machine's own timer: a clock that is off is one of the things looked for.
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(Longest);
        try
        {
            return await run(within.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Its type alone: its text may hold a secret.
            return [Finding.Fault(check, within.IsCancellationRequested ? $"no answer within {Durations.Format(Longest)}" : $"it cannot be looked at ({e.GetType().Name})", "is it overloaded, or does a firewall drop what we send?")];
        }
    }
}
