using System.Globalization;

namespace Rca.Benchmarks.Pipeline;

/// <summary>The rca.yaml of each process: three sources whose connector answers at once, every alert of a workload to all three.</summary>
static class RolesConfiguration
{
    public static readonly string[] Sources = ["first", "second", "third"];

    const string Roles = """
        bus:
          rabbitmq: ${env:RCA_RABBITMQ}
        store:
          postgres: ${env:RCA_STORE}
        keys:
          sealingPublic: ${file:keys/THIS_ROLE/sealing.public.pem}
          sealingPrivate: ${file:keys/THIS_ROLE/sealing.private.pem}
          tokens: ${file:keys/THIS_ROLE/tokens.key}
          signing:
            planner: ${file:keys/planner/planner.signing.private.pem}
            redactor: ${file:keys/redactor/redactor.signing.private.pem}
            manifest: ${file:keys/aggregator/manifest.signing.private.pem}
            sources: { SIGNING }
          accepted:
            planner: ["${file:keys/collector/planner.signing.public.pem}"]
            redactor: ["${file:keys/aggregator/redactor.signing.public.pem}"]
            sources: { ACCEPTED }

        """;

    /// <param name="load">What the sources are held to.</param>
    /// <param name="port">Of the door.</param>
    /// <param name="role">Whose file it is; null for one process that is everything.</param>
    public static string For(Load load, int port, string? role)
    {
        var lines = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"budgets: {{ deadline: {load.Deadline.TotalSeconds}s, collection: {load.Deadline.TotalSeconds / 2}s, freshness: {load.Freshness.TotalSeconds}s }}"),
            "sources:",
        };
        var limits = load.CommandsPerMinute is { } most ? string.Create(CultureInfo.InvariantCulture, $", limits: {{ commandsPerMinute: {most} }}") : "";
        lines.AddRange(Sources.Select(s => $"  - {{ name: {s}, connector: kubernetes, allowedScopes: [{{ namespace: \"ns-*\" }}], options: {{ behaviour: good }}{limits} }}"));
        lines.AddRange(["routes:", "  - match: { alertname: Load }", "    collect:"]);
        lines.AddRange(Sources.Select(s => $"      - {{ source: {s}, capabilities: [kubernetes.events], scope: {{ namespace: \"{{{{ labels.namespace }}}}\" }} }}"));
        lines.AddRange(["doors:", string.Create(CultureInfo.InvariantCulture, $"  listen: http://127.0.0.1:{port}"), "  reportToken: ${env:RCA_REPORT_TOKEN}", "  readToken: ${env:RCA_READ_TOKEN}"]);
        lines.Add(role is null ? "store: { stateDirectory: state }" : Roles
            .Replace("THIS_ROLE", role, StringComparison.Ordinal)
            .Replace("SIGNING", string.Join(", ", Sources.Select(s => $"{s}: \"${{file:keys/sources/{s}/{s}.signing.private.pem}}\"")), StringComparison.Ordinal)
            .Replace("ACCEPTED", string.Join(", ", Sources.Select(s => $"{s}: [\"${{file:keys/redactor/sources/{s}.signing.public.pem}}\"]")), StringComparison.Ordinal));
        return string.Join('\n', lines);
    }
}
