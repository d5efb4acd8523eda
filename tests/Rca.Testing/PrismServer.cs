using System.Globalization;

namespace Rca.Testing;

/// <summary>Prism on 127.0.0.1, which answers with the examples of GitHub's own OpenAPI description, and with a fault where a request is not as described.</summary>
public sealed class PrismServer : IAsyncDisposable
{
    public const string Variable = "RCA_TEST_PRISM";

    static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    readonly ServerProcess _process;

    PrismServer(ServerProcess process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <exception cref="ServerMissingException">It was not fetched, or there is no Node.</exception>
    public static async Task<PrismServer> StartAsync(TimeProvider time, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder)
            throw new ServerMissingException($"no Prism: {Variable}=$(eng/fetch-prism.sh) names it, as test.sh does");
        var node = Executables.Find("node") ?? throw new ServerMissingException("no Node: apt-get install nodejs npm");
        var port = LoopbackPorts.Take().ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["--max-old-space-size=512", "node_modules/.bin/prism", "mock", "--host", "127.0.0.1", "--port", port, "github.json"];
        var server = new PrismServer(
            ServerProcess.Start(node, arguments, folder, new Dictionary<string, string>(StringComparer.Ordinal), time), new Uri($"http://127.0.0.1:{port}/"));
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

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    async Task AnswersAsync(TimeProvider time, CancellationToken ct)
    {
        var began = time.GetTimestamp();
        while (!_process.Said.Contains("Prism is listening", StringComparison.Ordinal))
        {
            if (_process.HasExited) throw new InvalidOperationException($"prism ended at its start: {_process.Said}");
            if (time.GetElapsedTime(began) > StartTimeout) throw new InvalidOperationException($"prism is not up within {StartTimeout.TotalSeconds} s: {_process.Said}");
            await Task.Delay(Poll, time, ct);
        }
    }
}
