using System.Globalization;
using System.Net.Http.Json;

namespace Rca.Testing;

/// <summary>An Alertmanager of its own on 127.0.0.1: its own folder and a free port.</summary>
public sealed class AlertmanagerServer : IAsyncDisposable
{
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    readonly DirectoryInfo _folder;
    readonly ServerProcess _process;
    readonly HttpClient _http;

    AlertmanagerServer(DirectoryInfo folder, ServerProcess process, HttpClient http) => (_folder, _process, _http) = (folder, process, http);

    /// <summary>Everything that it wrote.</summary>
    public string Said => _process.Said;

    /// <param name="configuration">Its alertmanager.yml.</param>
    /// <param name="time">Time.</param>
    /// <param name="ct">Ends the start.</param>
    /// <exception cref="ServerMissingException">It is not installed.</exception>
    public static async Task<AlertmanagerServer> StartAsync(string configuration, TimeProvider time, CancellationToken ct)
    {
        var program = Executables.Find("prometheus-alertmanager") ?? Executables.Find("alertmanager")
            ?? throw new ServerMissingException("no Alertmanager: apt-get install prometheus-alertmanager.");
        var folder = Directory.CreateTempSubdirectory("rca-alertmanager-");
        var file = Path.Combine(folder.FullName, "alertmanager.yml");
        await File.WriteAllTextAsync(file, configuration, ct);
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackPorts.Take()}");
        string[] arguments = [$"--config.file={file}", $"--storage.path={folder.FullName}", $"--web.listen-address={address}", "--cluster.listen-address="];
        var process = ServerProcess.Start(program, arguments, folder.FullName, new Dictionary<string, string>(StringComparer.Ordinal), time);
        var server = new AlertmanagerServer(folder, process, new HttpClient { BaseAddress = new Uri($"http://{address}") });
        try
        {
            await server.AnswersAsync(time, ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells it of alerts, as Prometheus does.</summary>
    /// <param name="labels">Of each alert.</param>
    /// <param name="endsAt">When they have ended; null while they fire.</param>
    /// <param name="ct">Cancels.</param>
    public async Task FireAsync(IEnumerable<IReadOnlyDictionary<string, string>> labels, DateTimeOffset? endsAt, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v2/alerts", labels.Select(l => new { labels = l, annotations = new { summary = "of a test" }, endsAt }), ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>One of its counters of webhooks, such as <c>alertmanager_notification_requests_failed_total</c>.</summary>
    public async Task<double> CountAsync(string counter, CancellationToken ct)
    {
        var metrics = await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative), ct);
        var line = metrics.Split('\n').Single(l => l.StartsWith(counter + "{", StringComparison.Ordinal) && l.Contains("\"webhook\"", StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    async Task AnswersAsync(TimeProvider time, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        while (!await IsReadyAsync(ct))
        {
            if (_process.HasExited) throw new InvalidOperationException($"alertmanager ended at its start: {_process.Said}");
            if (time.GetElapsedTime(began) > StartTimeout) throw new InvalidOperationException($"alertmanager is not up within {StartTimeout.TotalSeconds} s: {_process.Said}");
            await Task.Delay(Poll, time, ct);
        }
    }

    async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/-/ready", UriKind.Relative), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
