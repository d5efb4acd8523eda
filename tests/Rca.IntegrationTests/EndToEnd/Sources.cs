namespace Rca.IntegrationTests.EndToEnd;

/// <summary>Configurations as a user would write them, over sources of a test.</summary>
static class Sources
{
    /// <summary>The variable that holds the connection string of <c>orders-db</c>.</summary>
    public const string Variable = "RCA_E2E_ORDERS_DB";

    /// <summary>One PostgreSQL source; every alert is routed to it.</summary>
    public static string Postgres(string more = "") => $$$"""
        {{{more}}}
        budgets:
          deadline: 20s
          collection: 12s
        sources:
          - name: orders-db
            connector: postgres
            allowedScopes:
              - database: orders
            options:
              connectionString: ${env:{{{Variable}}}}
        routes:
          - match:
              alertname: "*"
            collect:
              - source: orders-db
                capabilities: [postgres.saturation, postgres.lock-waits]
                scope:
                  database: "{{ labels.database }}"
        """;

    public static IReadOnlyDictionary<string, string> Environment(string connectionString) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [Variable] = connectionString };

    /// <summary>A server that is not there: port 1 is never a PostgreSQL.</summary>
    public static IReadOnlyDictionary<string, string> NoServer { get; } = Environment("Host=127.0.0.1;Port=1;Database=orders;Username=rca_reader");

    // A source may keep what it knows for an hour only: an incident of a fixed day would be too old tomorrow.
    static readonly string StartsAt = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The message IncidentReported with one alert of these labels.</summary>
    public static string Incident(string dedupKey, params (string Name, string Value)[] labels) => System.Text.Json.JsonSerializer.Serialize(new
    {
        sender = "on-call",
        dedupKey,
        startsAt = StartsAt,
        alerts = new[] { new { labels = labels.ToDictionary(l => l.Name, l => l.Value, StringComparer.Ordinal) } },
    });

    public static string Incident(string dedupKey, string database) => Incident(dedupKey, ("alertname", "CheckoutErrors"), ("database", database), ("team", "payments"));
}
