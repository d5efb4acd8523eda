using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Rca.Testing;

/// <summary>A real Kubernetes API: the cluster that RCA_TEST_KUBECONFIG names, else one from a shared/k8s folder beside the checkout.</summary>
public sealed class KubeApiServer : IAsyncDisposable
{
    public const string Variable = "RCA_TEST_KUBECONFIG";
    static readonly string[] Needed = ["bash", "etcd", "openssl", "curl", "xz"];
    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(90);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    readonly string? _external;
    readonly string _scripts;
    readonly string _folder;
    readonly int _port;
    readonly TimeProvider _time;

    KubeApiServer(string? external, string scripts, string folder, int port, TimeProvider time) =>
        (_external, _scripts, _folder, _port, _time) = (external, scripts, folder, port, time);

    /// <summary>False for a cluster that somebody else runs: it is not ours to stop, and it has no users made for tests.</summary>
    public bool CanRestart => _external is null;

    public string AdminKubeconfig => _external ?? Path.Combine(_folder, "admin.kubeconfig");

    /// <summary>A user with no right until a test binds a role.</summary>
    public string? ReaderKubeconfig => Ours("rca-reader.kubeconfig");

    /// <summary>A second user with no right until a test binds a role.</summary>
    public string? NarrowKubeconfig => Ours("rca-narrow.kubeconfig");

    /// <summary>One JSON line for every request that the server got.</summary>
    public string? AuditLog => Ours(Path.Combine("audit", "audit.log"));

    /// <summary>What leaves the controllers out: of them one machine can run one set only, and the shared server has it.</summary>
    public static readonly KeyValuePair<string, string> WithoutControllers = new("KCM", "0");

    public static Task<KubeApiServer> StartAsync(TimeProvider time, CancellationToken ct) => StartAsync(new Dictionary<string, string>(), time, ct);

    /// <summary>The settings are the environment of the start script, e.g. COMPACT=3s.</summary>
    public static async Task<KubeApiServer> StartAsync(IReadOnlyDictionary<string, string> settings, TimeProvider time, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } external) return new KubeApiServer(external, "", "", 0, time);
        var scripts = LocateScripts()
            ?? throw new ServerMissingException($"no Kubernetes API: there is no shared/k8s/start.sh beside this checkout; or set {Variable} to a test cluster's kubeconfig.") { IsInDebian = false };
        if (Needed.FirstOrDefault(tool => Executables.Find(tool) is null) is { } missing)
            throw new ServerMissingException($"no Kubernetes API: {missing} is not installed (apt-get install etcd-server openssl curl xz-utils).");
        var server = new KubeApiServer(null, scripts, Directory.CreateTempSubdirectory("rca-kubernetes-").FullName, LoopbackPorts.TakeTwo(), time);
        try
        {
            await server.RunAsync(Path.Combine(scripts, "start.sh"), settings, ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills the API server; etcd and the controllers go on and what was stored stays.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        var recorded = await File.ReadAllTextAsync(Path.Combine(OwnFolder, "pid", "apiserver"), ct);
        using var server = Process.GetProcessById(int.Parse(recorded, CultureInfo.InvariantCulture));
        server.Kill();
        while (await AnswersAsync(ct)) await Task.Delay(Poll, _time, ct);
    }

    public async Task StartAgainAsync(CancellationToken ct)
    {
        await RunAsync(Path.Combine(OwnFolder, "api.sh"), new Dictionary<string, string>(), ct);
        var started = _time.GetTimestamp();
        while (!await AnswersAsync(ct))
        {
            if (_time.GetElapsedTime(started) > StartTimeout) throw new InvalidOperationException("The Kubernetes API did not come back.");
            await Task.Delay(Poll, _time, ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_external is not null) return;
        using var timeout = new CancellationTokenSource(StartTimeout, _time);
        await RunAsync(Path.Combine(_scripts, "stop.sh"), new Dictionary<string, string>(), timeout.Token);
        Directory.Delete(_folder, recursive: true);
    }

    string OwnFolder => _external is null ? _folder : throw new InvalidOperationException($"The cluster of {Variable} is not ours to stop or start.");

    string? Ours(string name) => _external is null ? Path.Combine(_folder, name) : null;

    static string? LocateScripts()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var scripts = Path.Combine(folder.FullName, "shared", "k8s");
            if (File.Exists(Path.Combine(scripts, "start.sh"))) return scripts;
        }
        return null;
    }

    // The servers inherit no pipe of ours: with one, waiting for the script's end would be waiting for theirs.
    async Task RunAsync(string script, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var log = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(_folder)}.log");
        var start = new ProcessStartInfo("bash", ["-c", "exec bash \"$1\" >\"$2\" 2>&1 </dev/null", "-", script, log])
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
        };
        start.Environment["DATA"] = _folder;
        start.Environment["KCM"] = "1";
        start.Environment["APIPORT"] = _port.ToString(CultureInfo.InvariantCulture);
        start.Environment["ETCDPORT"] = LoopbackPorts.TakeTwo().ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(ct);
        var said = await File.ReadAllTextAsync(log, ct);
        File.Delete(log);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(script)} ended with {process.ExitCode}: {said}");
    }

    async Task<bool> AnswersAsync(CancellationToken ct)
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, "pki", "ca.crt"));
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(authority);
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            // Ready comes before the namespaces that the server makes for itself.
            return await IsOkAsync(client, "/readyz", ct) && await IsOkAsync(client, "/api/v1/namespaces/default", ct);
        }
        catch (Exception notYet) when (notYet is HttpRequestException || (notYet is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    async Task<bool> IsOkAsync(HttpClient client, string path, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{_port}{path}")));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer admin-token");
        using var answer = await client.SendAsync(request, ct);
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
