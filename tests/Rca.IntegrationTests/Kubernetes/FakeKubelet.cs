using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>Answers the API server's requests for logs, as the kubelet of a node does.</summary>
sealed class FakeKubelet : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeKubelet(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<FakeKubelet> StartAsync(CancellationToken ct)
    {
        var certificate = Certificate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync(ct);
        return new FakeKubelet(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    static async Task AnswerAsync(HttpContext context)
    {
        var lines = int.TryParse(context.Request.Query["tailLines"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : int.MaxValue;
        var all = context.Request.Query["previous"] == "true"
            ? Enumerable.Range(1, 500).Select(i => $"2026-01-01T11:00:00.{i:D9}Z cache filled to {i} MiB").Append($"2026-01-01T11:00:01.000000000Z cannot reach {BrokenShop.Planted}")
            : ["2026-01-01T11:00:02.000000000Z starting"];
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(string.Concat(all.TakeLast(lines).Select(line => line + "\n")), context.RequestAborted);
    }

    static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=kubelet", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
