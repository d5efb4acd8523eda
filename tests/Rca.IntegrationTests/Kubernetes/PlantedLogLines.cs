using System.Globalization;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>What a program writes about itself before it ends: secrets in the forms that logs have them in, all made up.</summary>
static class PlantedLogLines
{
    /// <summary>What must be in nothing that leaves.</summary>
    public static IReadOnlyList<string> Secrets { get; } =
    [
        "EXAMPLE-hunter2-log-44", "EXAMPLE-json-Pw-45", "EXAMPLE-flag-Pw-46", "ghp_EXAMPLEtokenForLogsOnly0123456789abc",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLELOG",
        "REVNTy1zaWduYXR1cmUtbG9nLW5vdC1yZWFsLUVYQU1QTEU", "Y2hlY2tvdXQ6RVhBTVBMRS1CYXNpYy1sb2ctMDk=", "dana.log@shop.example",
        "TE9HIERFTU8gRVhBTVBMRSBOT1QgQSBLRVkgQVQgQUxMIE5P", "TE9HIEFUIEFMTCBERU1PIEVYQU1QTEUgTk9UIEEgS0VZIEFU", "EXAMPLE-pw-of-the-shop",
    ];

    /// <summary>What must still be readable.</summary>
    public static IReadOnlyList<string> Plain { get; } = ["cache filled to 480 MiB", "login of the worker failed", "cannot reach", "orders-db"];

    static readonly string[] Texts =
    [
        "level=error msg=\"login of the worker failed\" password=EXAMPLE-hunter2-log-44",
        """{"level":"warn","msg":"retry","user":"dana.log@shop.example","dbPassword":"EXAMPLE-json-Pw-45"}""",
        "exec: /app/run --token EXAMPLE-flag-Pw-46 --verbose",
        "using ghp_EXAMPLEtokenForLogsOnly0123456789abc for the registry",
        "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLELOG",
        "GET /pay Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJMT0ciLCJpc3MiOiJleGFtcGxlIn0.REVNTy1zaWduYXR1cmUtbG9nLW5vdC1yZWFsLUVYQU1QTEU",
        "GET /pay Authorization: Basic Y2hlY2tvdXQ6RVhBTVBMRS1CYXNpYy1sb2ctMDk=",
        // A key goes over several lines, each of which has a time before it.
        "-----BEGIN RSA PRIVATE KEY-----",
        "TE9HIERFTU8gRVhBTVBMRSBOT1QgQSBLRVkgQVQgQUxMIE5P",
        "TE9HIEFUIEFMTCBERU1PIEVYQU1QTEUgTk9UIEEgS0VZIEFU",
        "-----END RSA PRIVATE KEY-----",
        $"cannot reach {BrokenShop.Planted}",
    ];

    /// <summary>The log, the newest line last, as the kubelet has it with times.</summary>
    public static IEnumerable<string> All => Enumerable.Range(1, 500).Select(i => $"cache filled to {i} MiB").Concat(Texts)
        .Select((line, n) => string.Create(CultureInfo.InvariantCulture, $"2026-01-01T11:00:00.{n:D9}Z {line}"));
}
