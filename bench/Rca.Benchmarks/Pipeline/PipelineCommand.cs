using System.CommandLine;
using System.Globalization;

namespace Rca.Benchmarks.Pipeline;

/// <summary><c>pipeline</c>: incidents through all roles over a real broker and store, beside the bare bus; and storms.</summary>
static class PipelineCommand
{
    const int Quiet = 200;
    const int Width = 160;
    const int Dearest = 10;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    static readonly Load Apart = new(Freshness: TimeSpan.Zero, Deadline: TimeSpan.FromSeconds(120));

    public static Command New()
    {
        var incidents = new Option<int>("--incidents") { Description = "of a measured run", DefaultValueFactory = _ => 1_000 };
        var growth = new Option<bool>("--growth") { Description = "also with ten times the incidents in the store" };
        var throughput = new Command("throughput", "Incidents sealed a second, distributed and in one process.") { incidents, growth };
        throughput.SetAction((parsed, ct) => ThroughputAsync(parsed.GetValue(incidents), parsed.GetValue(growth), ct));
        var groups = new Option<int>("--groups") { DefaultValueFactory = _ => 2_000 };
        var storm = new Command("storm", "Alerts of many groups over five workloads in ten seconds.") { groups };
        storm.SetAction((parsed, ct) => StormAsync(parsed.GetValue(groups), ct));
        var scopes = new Option<int>("--scopes") { DefaultValueFactory = _ => 10_000 };
        var cap = new Option<int>("--cap") { Description = "commands a minute for each source", DefaultValueFactory = _ => 600 };
        var spread = new Command("spread", "Incidents of as many scopes, under a cap for each source.") { scopes, cap };
        spread.SetAction((parsed, ct) => SpreadAsync(parsed.GetValue(scopes), parsed.GetValue(cap), ct));
        return new Command("pipeline", "The whole pipeline, over real servers.") { throughput, storm, spread };
    }

    static async Task ThroughputAsync(int incidents, bool growth, CancellationToken ct)
    {
        await using var roles = await RolesDeployment.StartAsync(Apart, ct);
        IReadOnlyList<int> sizes;
        await using (var tap = await BrokerTap.OnAllAsync(roles.Broker, ct))
        {
            await RunAsync(roles, "warm", Quiet, ct);
            sizes = [.. tap.Sizes];
        }

        Say($"an incident is {(double)sizes.Count / Quiet:0.0} messages of {sizes.Average():0} bytes");
        await using (var tap = await BrokerTap.OnSealedAsync(roles.Broker, ct))
        {
            var idle = await IdleAsync(roles, tap, ct);
            Say($"idle, POST to ManifestSealed: p50 {idle.At(50):0} ms, p99 {idle.At(99):0} ms");
        }

        await roles.ForgetStatementsAsync(ct);
        // Side by side, twice, so that what else the machine does meets both.
        List<int> many = [.. Enumerable.Range(0, incidents).SelectMany(n => sizes.Skip(n % Quiet * sizes.Count / Quiet).Take(sizes.Count / Quiet))];
        for (var round = 1; round <= 2; round++)
        {
            var bare = incidents / (await BareBus.PassAsync(roles.Broker, many, ct)).TotalSeconds;
            var before = roles.ProcessorTime();
            var ours = await RunAsync(roles, $"round-{round}", incidents, ct);
            Say($"round {round}, processor time an incident: {string.Join(", ", roles.ProcessorTime().Zip(before, (now, then) => string.Create(CultureInfo.InvariantCulture, $"{now.Name} {(now.Taken - then.Taken).TotalMilliseconds / incidents:0.0} ms")))}");
            Say($"round {round}: {ours:0.0} incidents a second; the bare bus passes the messages of {bare:0.0}: {ours / bare:0.00}");
        }

        var statements = await roles.StatementsAsync(ct);
        Say($"{statements.Sum(s => s.Calls) / (2.0 * incidents):0.0} statements an incident, {statements.Sum(s => s.Milliseconds) / (2 * incidents):0.00} ms; the dearest:");
        foreach (var (statement, calls, milliseconds) in statements.Take(Dearest))
            Say($"{milliseconds / (2 * incidents),8:0.00} ms an incident, {calls / (2.0 * incidents),6:0.0} calls: {statement[..Math.Min(statement.Length, Width)]}");
        if (growth)
        {
            await RunAsync(roles, "growth", incidents * 10, ct);
            Say($"with {await roles.ManifestsAsync(ct)} incidents in the store: {await RunAsync(roles, "grown", incidents, ct):0.0} incidents a second");
        }

        Say($"memory of the five processes together: {roles.Memory / 1e6:0} MB");
        await using var one = await OneProcess.StartAsync(Apart, ct);
        await RunAsync(one, "warm", Quiet, ct);
        Say($"in one process: {await RunAsync(one, "round", incidents, ct):0.0} incidents a second");
    }

    static async Task StormAsync(int groups, CancellationToken ct)
    {
        await using var roles = await RolesDeployment.StartAsync(new Load(Freshness: TimeSpan.FromSeconds(30), Deadline: TimeSpan.FromSeconds(60)), ct);
        await RunAsync(roles, "warm", Quiet, ct);
        using var sender = new Sender(roles);
        var (manifests, commands) = (await roles.ManifestsAsync(ct), await CommandsAsync(roles, ct));
        await sender.ReportAllAsync("storm", groups, alerts: 5, n => $"ns-storm-{n % 5}", perSecond: groups / 10, ct);
        var after = await roles.UntilAsync(manifests + groups, Patience, ct);
        Say($"{groups * 5} alerts in {groups} groups over 5 workloads: {await CommandsAsync(roles, ct) - commands} collections, {await roles.ManifestsAsync(ct) - manifests} manifests, the last {after.TotalSeconds:0.0} s after the last report");
        Intake(sender);
    }

    static async Task SpreadAsync(int scopes, int cap, CancellationToken ct)
    {
        await using var roles = await RolesDeployment.StartAsync(new Load(Freshness: TimeSpan.FromSeconds(30), Deadline: TimeSpan.FromSeconds(60), cap), ct);
        using var sender = new Sender(roles);
        var commands = await CommandsAsync(roles, ct);
        var began = TimeProvider.System.GetTimestamp();
        await sender.ReportAllAsync("spread", scopes, alerts: 1, n => $"ns-{n}", perSecond: scopes / 10, ct);
        Say($"{scopes} scopes reported in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s");
        await roles.UntilAsync(scopes + 1, Patience, ct);
        var minutes = TimeProvider.System.GetElapsedTime(began).TotalMinutes;
        Say($"sealed in {minutes:0.0} minutes: {await CommandsAsync(roles, ct) - commands} commands for {RolesConfiguration.Sources.Length} sources of at most {cap} a minute each");
        foreach (var (outcome, items) in await roles.OutcomesAsync(ct)) Say($"{outcome}: {items} items");
        Say($"sealed after the deadline, at most: {await roles.CountAsync("select max((document::json->'assembly'->>'lateMs')::bigint) from rca.manifests", ct)} ms");
        Say($"manifests: {await roles.ManifestsAsync(ct)}; memory of the five processes together: {roles.Memory / 1e6:0} MB");
        Intake(sender);
    }

    // Incidents a second: from the first report to the last manifest.
    static async Task<double> RunAsync(IPipeline pipeline, string name, int incidents, CancellationToken ct)
    {
        using var sender = new Sender(pipeline);
        var before = await pipeline.ManifestsAsync(ct);
        var began = TimeProvider.System.GetTimestamp();
        await sender.ReportAllAsync(name, incidents, alerts: 1, _ => "ns-shop", perSecond: null, ct);
        await pipeline.UntilAsync(before + incidents, Patience, ct);
        return incidents / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    static async Task<List<double>> IdleAsync(RolesDeployment roles, BrokerTap tap, CancellationToken ct)
    {
        using var sender = new Sender(roles);
        List<double> took = [];
        for (var n = 0; n < Quiet; n++)
        {
            var began = TimeProvider.System.GetTimestamp();
            var id = await sender.ReportAsync($"idle-{n}", 1, "ns-shop", ct);
            took.Add(TimeProvider.System.GetElapsedTime(began, await tap.SealedAsync(id).WaitAsync(Patience, ct)).TotalMilliseconds);
        }

        return took;
    }

    static Task<long> CommandsAsync(RolesDeployment roles, CancellationToken ct) => roles.CountAsync("select count(*) from rca.plan_items where leader is null and sent and command is not null and (admitted_at is not null or not capped)", ct);

    static void Intake(Sender sender) =>
        Say($"intake: p50 {sender.Answers.At(50):0} ms, p99 {sender.Answers.At(99):0} ms, {sender.Refused} answers of 503");

    static void Say(FormattableString what) => Console.WriteLine(what.ToString(CultureInfo.InvariantCulture));
}
