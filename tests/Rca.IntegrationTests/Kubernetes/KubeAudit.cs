using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>Reads the audit log of an API server.</summary>
static class KubeAudit
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Every request that was made before. The server writes a line when it has answered, so it is asked once more, and everything before that is there.
    /// </summary>
    public static async Task<IReadOnlyList<AuditedRequest>> ReadAsync(KubeApiServer server, IKubernetes admin, CancellationToken ct)
    {
        var mark = $"audit-{Guid.NewGuid():N}";
        await Assert.ThrowsAsync<HttpOperationException>(() => admin.CoreV1.ReadNamespaceAsync(mark, cancellationToken: ct));
        while (true)
        {
            var all = await ReadAsync(server.AuditLog!, ct);
            if (all.Any(e => e.Path.EndsWith(mark, StringComparison.Ordinal)))
                return [.. all.Where(e => !e.Path.Contains("/namespaces/audit-", StringComparison.Ordinal))];
            await Task.Delay(Poll, TimeProvider.System, ct);
        }
    }

    static async Task<IReadOnlyList<AuditedRequest>> ReadAsync(string log, CancellationToken ct)
    {
        await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = await reader.ReadToEndAsync(ct);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!);
        // A log is a request that is also written down when its answer begins.
        return [.. lines.Where(e => (string)e["stage"]! is "ResponseComplete").Select(e =>
            new AuditedRequest((string)e["user"]!["username"]!, (string)e["verb"]!, (string)e["requestURI"]!, (int)e["responseStatus"]!["code"]!))];
    }
}
