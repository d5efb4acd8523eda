using System.CommandLine;
using System.Globalization;
using Rca.Connectors.Kubernetes.Rbac;
using Rca.Testing;

namespace Rca.Benchmarks.Kubernetes;

/// <summary>What a collection from a big namespace costs in time, memory and requests, beside kubectl on the same server in the same run.</summary>
static class KubernetesCommand
{
    const string Collect = "collect";

    public static RootCommand New()
    {
        var rounds = new Option<int>("--rounds") { Description = "How often each is run, in turns.", DefaultValueFactory = _ => 5 };
        var pods = new Option<int>("--pods") { Description = "Pods of the namespace.", DefaultValueFactory = _ => 5_000 };
        var events = new Option<int>("--events") { Description = "Events of the namespace.", DefaultValueFactory = _ => 20_000 };
        var command = new RootCommand("Measures the default capabilities of the Kubernetes connector beside kubectl get deploy,rs,pods,events -o json.")
        {
            rounds, pods, events, NewCollect(),
        };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(pods), parsed.GetValue(events), ct));
        return command;
    }

    // A process of its own, as kubectl is one: its start and its memory count too.
    static Command NewCollect()
    {
        var (kubeconfig, inNamespace) = (new Argument<string>("KUBECONFIG"), new Argument<string>("NAMESPACE"));
        var command = new Command(Collect, "Collects once and prints how many requests and items it took.") { kubeconfig, inNamespace };
        command.SetAction((parsed, ct) => CollectedNamespace.RunAsync(parsed.GetRequiredValue(kubeconfig), parsed.GetRequiredValue(inNamespace), ct));
        return command;
    }

    static async Task RunAsync(int rounds, int pods, int events, CancellationToken ct)
    {
        // Without the controllers: they would undo what is made here, and share the processor.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["KCM"] = "0" };
        await using var server = await KubeApiServer.StartAsync(settings, TimeProvider.System, ct);
        using var cluster = new LoadedCluster(server.AdminKubeconfig);
        await cluster.LoadAsync(pods, events, ct);
        var (ours, theirs) = (new List<MeasuredProcess>(), new List<MeasuredProcess>());
        for (var round = 1; round <= rounds; round++)
        {
            theirs.Add(await MeasuredProcess.RunAsync("kubectl",
                ["--kubeconfig", server.AdminKubeconfig, "-n", LoadedCluster.Namespace, "get", "deploy,rs,pods,events", "-o", "json"], ct));
            ours.Add(await MeasuredProcess.RunAsync(Environment.ProcessPath!, ["kubernetes", Collect, server.AdminKubeconfig, LoadedCluster.Namespace], ct));
            await Console.Error.WriteLineAsync($"round {round} of {rounds}");
        }

        var (rca, kubectl) = (Median(ours), Median(theirs));
        var report = new[]
        {
            $"{pods} pods, {events} events; median of {rounds} rounds; {KubernetesRbac.Default.Count} capabilities",
            "| | wall time, s | peak memory, MB |",
            "|---|---|---|",
            Row("rca, all default capabilities", rca.Seconds, rca.Megabytes),
            Row("kubectl get deploy,rs,pods,events -o json", kubectl.Seconds, kubectl.Megabytes),
            Row("ratio", rca.Seconds / kubectl.Seconds, rca.Megabytes / kubectl.Megabytes),
            Row("ratio, the worst round", Worst(ours, theirs, r => r.Took.TotalSeconds), Worst(ours, theirs, r => r.PeakBytes)),
            "", ours[^1].Output.TrimEnd(),
        };
        await Console.Out.WriteLineAsync(string.Join('\n', report));
    }

    static string Row(string name, double seconds, double megabytes) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds:0.00} | {megabytes:0.00} |");

    static double Worst(List<MeasuredProcess> ours, List<MeasuredProcess> theirs, Func<MeasuredProcess, double> of) =>
        ours.Zip(theirs, (o, t) => of(o) / of(t)).Max();

    static (double Seconds, double Megabytes) Median(List<MeasuredProcess> runs) =>
        (runs.Select(r => r.Took.TotalSeconds).Order().ElementAt(runs.Count / 2), runs.Select(r => r.PeakBytes / 1e6).Order().ElementAt(runs.Count / 2));
}
