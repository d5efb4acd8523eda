using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rca.UnitTests.Connectors.Kubernetes;

/// <summary>Answers each connection with the bytes given for it, those after the last with the last, and closes it, whatever HTTP would say to that.</summary>
sealed class RawServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly System.Collections.Concurrent.ConcurrentQueue<string> _targets = new();
    readonly Task _serving;
    bool _stopped;

    public RawServer(string answer, bool reset = false) : this([answer], reset)
    {
    }

    public RawServer(IReadOnlyList<string> answers, bool reset = false)
    {
        _listener.Start();
        _serving = ServeAsync([.. answers.Select(a => Encoding.UTF8.GetBytes(a.ReplaceLineEndings("\r\n")))], reset);
    }

    /// <summary>How many requests came.</summary>
    public int Requests => Targets.Count;

    /// <summary>What each request was for.</summary>
    public IReadOnlyList<string> Targets => [.. _targets];

    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task ServeAsync(byte[][] answers, bool reset)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync(_stop.Token);
                _targets.Enqueue((await ReadHeadAsync(client)).Split(' ').ElementAtOrDefault(1) ?? "");
                var answer = answers[Math.Min(_targets.Count, answers.Length) - 1];
                if (answer.Length > 0) await client.SendAsync(answer, _stop.Token);
                if (reset) client.LingerState = new LingerOption(enable: true, 0);
                else client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    async Task<string> ReadHeadAsync(Socket client)
    {
        var (buffer, head) = (new byte[4096], new StringBuilder());
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await client.ReceiveAsync(buffer, _stop.Token);
            if (read == 0) break;
            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
