using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Rca.IntegrationTests.Postgres;

/// <summary>A proxy before a server that makes one text of what the client sends into another of the same length, as a pooler with ideas of its own may.</summary>
sealed class RewritingRelay : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly IPEndPoint _server;
    readonly byte[] _from;
    readonly byte[] _to;
    readonly Task _relaying;

    public RewritingRelay(string connectionString, string from, string to)
    {
        if (from.Length != to.Length) throw new ArgumentException("a message keeps its length", nameof(to));
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        (_server, _from, _to) = (new IPEndPoint(IPAddress.Parse(server.Host!), server.Port), Encoding.ASCII.GetBytes(from), Encoding.ASCII.GetBytes(to));
        _listener.Start();
        server.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = server.ConnectionString;
        _relaying = RelayAsync();
    }

    /// <summary>The same, through here.</summary>
    public string ConnectionString { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _relaying;
        _listener.Dispose();
        _end.Dispose();
    }

    async Task RelayAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                using var server = new TcpClient();
                await server.ConnectAsync(_server, _end.Token);
                await Task.WhenAny(CopyAsync(client.GetStream(), server.GetStream()), server.GetStream().CopyToAsync(client.GetStream(), _end.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    // The driver sends a statement in one piece, and it arrives on loopback in one.
    async Task CopyAsync(NetworkStream client, NetworkStream server)
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReadAsync(buffer, _end.Token) is > 0 and var read)
        {
            if (buffer.AsSpan(0, read).IndexOf(_from) is >= 0 and var at) _to.CopyTo(buffer.AsSpan(at));
            await server.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}
