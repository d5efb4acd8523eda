using System.Net;
using System.Net.Sockets;

namespace Rca.Testing;

/// <summary>Ports of 127.0.0.1 that nobody listens on.</summary>
public static class LoopbackPorts
{
    const int Attempts = 100;

    public static int Take() => TakePair(neighbours: 0);

    /// <summary>A port whose next one is free too: some servers take both.</summary>
    public static int TakeTwo() => TakePair(neighbours: 1);

    static int TakePair(int neighbours)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            if (neighbours == 0 || (port < IPEndPoint.MaxPort && IsFree(port + 1))) return port;
        }
        throw new InvalidOperationException("There are no two neighbouring free ports on 127.0.0.1.");
    }

    static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
