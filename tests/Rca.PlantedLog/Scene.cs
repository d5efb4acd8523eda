using System.Globalization;

namespace Rca.PlantedLog;

/// <summary>A small cluster with a clock: the names and times that lines are made of.</summary>
public sealed class Scene(ulong seed) : Dice(seed)
{
    static readonly string[] Services = ["checkout", "orders", "billing", "catalog", "cart", "shipping", "search", "gateway", "mailer", "inventory"];
    static readonly string[] Namespaces = ["shop", "payments", "platform", "kube-system", "monitoring", "ingress-nginx"];
    static readonly string[] Users = ["app", "orders_rw", "reporting", "svc-billing", "deploy", "metrics", "etl"];
    static readonly string[] Databases = ["orders", "billing", "inventory", "users", "warehouse"];
    static readonly string[] Messages =
    [
        "request finished", "cache miss, reading through", "reconciled object", "starting worker", "lease renewed", "health check passed", "retrying with backoff",
        "connection pool resized", "batch flushed", "slow query", "feature flag evaluated", "configuration reloaded", "shutting down gracefully", "upstream took too long",
    ];

    static readonly DateTime Epoch = new(2026, 8, 1, 0, 0, 0, DateTimeKind.Utc);
    long microseconds;

    public DateTime Now => Epoch.AddMicroseconds(microseconds);

    public void Tick() => microseconds += Between(20, 30_000);

    public string Iso => Now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public string IsoNanos => Now.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture) + Chars(Alphabets.Digits, 3) + "Z";

    public string Clock => Now.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public string Format(string format) => Now.ToString(format, CultureInfo.InvariantCulture);

    public long EpochNanos => (1_785_542_400_000_000L + microseconds) * 1000 + Below(1000);

    public string Service => Pick(Services);

    public string Namespace => Pick(Namespaces);

    public string User => Pick(Users);

    public string Database => Pick(Databases);

    public string Message => Pick(Messages);

    public string Host => $"{Pick("db", "cache", "mq", "node", "edge")}-{Between(1, 40).ToString(CultureInfo.InvariantCulture)}.{Pick("internal", "prod.example.com", "svc.cluster.local")}";

    public string Ip => string.Create(CultureInfo.InvariantCulture, $"10.{Below(256)}.{Below(256)}.{Between(1, 254)}");

    /// <summary>A pod's name: workload, replica set, five characters.</summary>
    public string Pod => $"{Service}-{Chars("bcdfghjklmnpqrstvwxz2456789", 10)}-{Chars("bcdfghjklmnpqrstvwxz2456789", 5)}";

    public string Path => $"/{Pick("api", "v1", "internal")}/{Pick("orders", "cart", "items", "users", "sessions")}/{Between(1, 900_000).ToString(CultureInfo.InvariantCulture)}";

    public string Level => Pick("INFO", "INFO", "INFO", "WARN", "ERROR", "DEBUG");
}
