using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>Answers the API server's requests for logs, as the kubelet of a node does.</summary>
static class FakeKubelet
{
    public static Task<LoopbackHttps> StartAsync(CancellationToken ct) => LoopbackHttps.StartAsync(AnswerAsync, ct);

    static async Task AnswerAsync(HttpContext context)
    {
        var lines = int.TryParse(context.Request.Query["tailLines"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : int.MaxValue;
        var all = context.Request.Query["previous"] == "true"
            ? PlantedLogLines.All
            : ["2026-01-01T11:00:02.000000000Z starting"];
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync(string.Concat(all.TakeLast(lines).Select(line => line + "\n")), context.RequestAborted);
    }
}
