using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Rca.IntegrationTests.Chaos;

/// <summary>A way to a server that can be cut: what goes through it is cut off at once, and the next one may connect again.</summary>
sealed class TcpProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    readonly int _port;
    readonly Task _accepting;

    public TcpProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut()
    {
        foreach (var client in _open.Keys) client.Client?.Close(0);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        Cut();
        _listener.Dispose();
        _end.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            (_open[client], _open[server]) = (true, true);
            await server.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _end.Token), server.GetStream().CopyToAsync(client.GetStream(), _end.Token));
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The server is away, or the way was cut.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Dispose();
        }
    }
}
