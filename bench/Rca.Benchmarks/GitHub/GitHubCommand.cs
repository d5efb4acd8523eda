using System.CommandLine;
using System.Globalization;

namespace Rca.Benchmarks.GitHub;

/// <summary>What syncing a long history costs in requests, time and memory, and an incident's evidence once it is synced.</summary>
static class GitHubCommand
{
    const string Collect = "collect";

    public static RootCommand New()
    {
        var commits = new Option<int>("--commits") { Description = "Commits of the branch.", DefaultValueFactory = _ => 50_000 };
        var rounds = new Option<int>("--rounds") { Description = "How often an incident's evidence is collected.", DefaultValueFactory = _ => 21 };
        const string What = "Measures the GitHub connector against a server on loopback whose answers are ready.";
        var command = new RootCommand(What) { commits, rounds, NewCollect() };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(commits), parsed.GetValue(rounds), ct));
        return command;
    }

    // A process of its own: the memory of the server is not that of the collector.
    static Command NewCollect()
    {
        var (address, commits) = (new Argument<string>("ADDRESS"), new Argument<int>("COMMITS"));
        var (rounds, folder) = (new Argument<int>("ROUNDS"), new Argument<string>("FOLDER"));
        var command = new Command(Collect, "Collects, and prints what it took.") { address, commits, rounds, folder };
        command.SetAction((parsed, ct) => CollectedRepository.RunAsync(
            parsed.GetRequiredValue(address), parsed.GetValue(commits), parsed.GetValue(rounds), parsed.GetRequiredValue(folder), ct));
        return command;
    }

    static async Task RunAsync(int commits, int rounds, CancellationToken ct)
    {
        await Console.Out.WriteLineAsync("| | requests | of them counted by the quota | items | server, ms | beyond the server, ms |\n|---|---|---|---|---|---|");
        var (small, large) = (await MeasureAsync(commits / 10, 1, ct), await MeasureAsync(commits, rounds, ct));
        await Console.Out.WriteAsync(large.Output);
        await Console.Out.WriteAsync(small.Output.Split('\n')[^2]);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"\npeak memory with {commits / 10} commits {small.PeakBytes / 1e6:0} MB, with {commits} commits {large.PeakBytes / 1e6:0} MB"));
    }

    static async Task<MeasuredProcess> MeasureAsync(int commits, int rounds, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("rca-bench-github-");
        try
        {
            await using var server = await QuickGitHub.StartAsync(new LongHistory(commits, TimeProvider.System.GetUtcNow().AddMinutes(-2)), ct);
            string[] arguments = ["github", Collect, server.Address, $"{commits}", $"{rounds}", folder.FullName];
            return await MeasuredProcess.RunAsync(Environment.ProcessPath!, arguments, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
