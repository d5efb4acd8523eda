using System.Net;
using Rca.Core.Configuration;
using Rca.Core.Configuration.Shape;

namespace Rca.Pipeline.Doors;

/// <summary>Where HTTP is listened to, and with which tokens. Away from loopback it needs both tokens.</summary>
sealed record DoorConfiguration(Uri Listen, SecretReference? ReportToken, SecretReference? ReadToken, Uri? ExternalUrl = null,
    int ReadsPerSecond = DoorConfiguration.UsualReadsPerSecond)
{
    const int UsualReadsPerSecond = 100;

    /// <summary>What PagerDuty signs with; where there is one, its door takes a signature in place of the token.</summary>
    public IReadOnlyList<SecretReference> PagerDutySecrets { get; init; } = [];

    static readonly Uri Default = new("http://127.0.0.1:8080");

    static readonly TextKey Address = new("listen", "Where HTTP listens: http, a literal address and a port. Away from loopback both tokens are needed.",
        Default.OriginalString);
    static readonly SecretKey Report = new("reportToken", "The bearer token for reporting; read at each request.");
    static readonly SecretKey Reading = new("readToken", "The bearer token for reading, another one; read at each request.");

    static readonly TextKey External = new("externalUrl",
        "Where people reach this service, such as https://rca.example.com; links in answers begin with it. Without it they begin with the path.");

    static readonly IntegerKey Reads = new("readsPerSecond",
        $"How many requests to read one address may make each second, {ReadLimit.Burst} seconds' worth of them at once; {UsualReadsPerSecond} without it.", 1, 100_000);

    static readonly SecretsKey PagerDuty = new("pagerdutySecrets",
        "The signing secrets of PagerDuty's webhook subscriptions, several while one is replaced; read at each request. With them its door needs a signature and no token.");

    public static IReadOnlyList<ConfigKey> Keys { get; } = [Address, Report, Reading, External, Reads, PagerDuty];

    /// <summary>A free port on loopback, open to whoever is on this machine.</summary>
    public static DoorConfiguration AnyLoopbackPort { get; } = new(new Uri("http://127.0.0.1:0"), null, null);

    public static DoorConfiguration Read(ConfigSection section)
    {
        var text = Address.Read(section);
        var listen = Default;
        if (text is not null && (!Uri.TryCreate(text, UriKind.Absolute, out listen) || listen.Scheme is not "http"
            || !IPAddress.TryParse(listen.Host.Trim('[', ']'), out _) || listen.AbsolutePath is not "/"))
        {
            section.Report(Address.Name, $"found {section.Shown(text)}, expected an address such as http://127.0.0.1:8080 (TLS is for the proxy in front)");
            listen = Default;
        }

        var external = External.Read(section);
        Uri? externalUrl = null;
        if (external is not null && (!Uri.TryCreate(external, UriKind.Absolute, out externalUrl) || externalUrl.Scheme is not ("http" or "https")
            || externalUrl.Query.Length > 0 || externalUrl.UserInfo.Length > 0))
            section.Report(External.Name, $"found {section.Shown(external)}, expected an address such as https://rca.example.com");

        var doors = new DoorConfiguration(listen!, Report.Read(section), Reading.Read(section), externalUrl, Reads.Read(section) ?? UsualReadsPerSecond)
        {
            PagerDutySecrets = [.. section.Texts(PagerDuty.Name).Select((text, i) => section.Secret(PagerDuty.Name, i, text)).OfType<SecretReference>()],
        };
        if (!doors.IsLoopback)
            foreach (var token in (ReadOnlySpan<string>)[Report.Name, Reading.Name])
                if (!section.Has(token)) section.ReportMissing(token, "${env:NAME} or ${file:PATH}: away from loopback every door needs its token");
        if (doors.HasOneTokenForBoth)
            section.Report(Reading.Name, $"found the token of {Report.Name} again, expected another one: whoever may report may not read");
        section.RefuseUnknownKeys();
        return doors;
    }

    bool HasOneTokenForBoth =>
        ReportToken is not null && ReadToken is not null && ReportToken.Problem() is null && ReadToken.Problem() is null
        && string.Equals(ReportToken.Read(), ReadToken.Read(), StringComparison.Ordinal);

    bool IsLoopback => IPAddress.IsLoopback(IPAddress.Parse(Listen.Host.Trim('[', ']')));
}
