using System.Net;
using Rca.Core.Configuration;

namespace Rca.Pipeline.Doors;

/// <summary>Where HTTP is listened to, and with which tokens. Away from loopback it needs both tokens.</summary>
sealed record DoorConfiguration(Uri Listen, SecretReference? ReportToken, SecretReference? ReadToken)
{
    static readonly Uri Default = new("http://127.0.0.1:8080");

    /// <summary>A free port on loopback, open to whoever is on this machine.</summary>
    public static DoorConfiguration AnyLoopbackPort { get; } = new(new Uri("http://127.0.0.1:0"), null, null);

    public static DoorConfiguration Read(ConfigSection section)
    {
        var text = section.Text("listen");
        var listen = Default;
        if (text is not null && (!Uri.TryCreate(text, UriKind.Absolute, out listen) || listen.Scheme is not "http" || !IPAddress.TryParse(listen.Host.Trim('[', ']'), out _) || listen.AbsolutePath is not "/"))
        {
            section.Report("listen", "expected an address such as http://127.0.0.1:8080 (TLS is for the proxy in front)");
            listen = Default;
        }

        var doors = new DoorConfiguration(listen!, section.Secret("reportToken"), section.Secret("readToken"));
        if (!doors.IsLoopback)
            foreach (var token in (ReadOnlySpan<string>)["reportToken", "readToken"])
                if (!section.Has(token)) section.Report(token, "missing, expected ${env:NAME} or ${file:PATH}: away from loopback every door needs its token");
        section.RefuseUnknownKeys();
        return doors;
    }

    bool IsLoopback => IPAddress.IsLoopback(IPAddress.Parse(Listen.Host.Trim('[', ']')));
}
