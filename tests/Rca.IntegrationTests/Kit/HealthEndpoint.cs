using System.Globalization;
using System.Net;
using Rca.Testing;

namespace Rca.IntegrationTests.Kit;

/// <summary>A health endpoint on loopback that counts who asks.</summary>
sealed class HealthEndpoint : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly Task _serving;
    int _asked;

    HealthEndpoint(Uri address)
    {
        Address = address;
        _listener.Prefixes.Add(address.ToString());
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Asked => _asked;

    public static HealthEndpoint Start() => new(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPorts.Take()}/")));

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Interlocked.Increment(ref _asked);
                context.Response.Close("{\"status\":\"UP\"}"u8.ToArray(), willBlock: false);
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }
}
