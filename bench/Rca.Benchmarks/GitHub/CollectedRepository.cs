using System.Diagnostics;
using System.Globalization;
using Rca.Connectors.GitHub;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;
using Rca.Core.Configuration;
using Rca.Pipeline.Hosting;

namespace Rca.Benchmarks.GitHub;

/// <summary>What a collector with a memory asks of one repository: all at first, nothing new, and an incident's evidence.</summary>
sealed class CollectedRepository(string address, ISourceState state) : IDisposable
{
    static readonly IReadOnlyDictionary<string, string> Scope = new Dictionary<string, string>(StringComparer.Ordinal) { ["repository"] = "acme/big" };
    static readonly TimeProvider Clock = TimeProvider.System;
    readonly List<string> _lines = [];
    readonly HttpClient _counter = new() { BaseAddress = new Uri(address) };

    readonly IConnector _connector = new GitHubConnectorType().Create(
        new(new SourceConfiguration("bench", "github", [Scope], [], ConfigurationFile.Parse("bench.yaml", $"baseAddress: {address}")), Clock, state));

    public static async Task RunAsync(string address, int commits, int rounds, string folder, CancellationToken ct)
    {
        var (store, of) = await EmbeddedState.OpenAsync(folder, ct);
        await using var closing = store as IAsyncDisposable;
        using var repository = new CollectedRepository(address, of("bench"));
        await repository.MeasureAsync("first sync", "github.commits", TimeSpan.FromMinutes(commits + 10), 1, ct);
        // What is held on to; the peak is for the most part what the garbage collector has not taken back yet.
        var live = GC.GetTotalMemory(forceFullCollection: true);
        await repository.MeasureAsync("second sync, nothing new", "github.commits", TimeSpan.FromMinutes(commits + 10), 1, ct);
        foreach (var capability in new GitHubConnectorType().Descriptor.Capabilities)
            await repository.MeasureAsync($"an incident's hour: {capability.Id}", capability.Id, TimeSpan.FromHours(1), rounds, ct);
        repository._lines.Add(string.Create(CultureInfo.InvariantCulture, $"\n{commits} commits: {live / 1e6:0.0} MB held after the first sync"));
        await Console.Out.WriteLineAsync(string.Join('\n', repository._lines));
    }

    public void Dispose() => _counter.Dispose();

    async Task MeasureAsync(string name, string capability, TimeSpan lookBack, int rounds, CancellationToken ct)
    {
        var beyond = new List<(double Ms, double Server, string Requests, string Quota, int Items)>();
        for (var round = 0; round < rounds; round++)
        {
            await _counter.GetStringAsync(new Uri(QuickGitHub.Counted, UriKind.Relative), ct);
            var now = Clock.GetUtcNow();
            var began = Stopwatch.GetTimestamp();
            var items = await CollectAsync(capability, new Window(now - lookBack, now), ct);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var counted = (await _counter.GetStringAsync(new Uri(QuickGitHub.Counted, UriKind.Relative), ct)).Split(' ');
            var server = double.Parse(counted[2], CultureInfo.InvariantCulture);
            beyond.Add((took - server, server, counted[0], counted[1], items));
        }

        var (ms, own, requests, quota, count) = beyond.OrderBy(b => b.Ms).ElementAt(rounds / 2);
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {name} | {requests} | {quota} | {count} | {own:0} | {ms:0} |"));
    }

    /// <summary>As the wrapper does: what the request budget did not reach is asked for again.</summary>
    async Task<int> CollectAsync(string capability, Window window, CancellationToken ct)
    {
        for (; ; )
        {
            var items = 0;
            try
            {
                await foreach (var item in _connector.CollectAsync(new CollectRequest(capability, Scope, window, new Ledger()), ct)) items++;
                return items;
            }
            catch (SourceFailureException e) when (e.Reason == "request-budget")
            {
            }
        }
    }
}
