namespace Rca.PlantedLog.Lines;

/// <summary>Access logs, and requests that did not come through.</summary>
static class Traffic
{
    const string Agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    public static void Nginx(LineWriter w, Scene s)
    {
        w.Write($"{s.Ip} - - [{s.Format("dd/MMM/yyyy:HH:mm:ss +0000")}] \"{Method(s)} {s.Path} HTTP/1.1\" {Status(s)} {s.Below(90_000)} \"https://shop.example.com/\" \"{s.Pick(Agent, "curl/8.5.0", "kube-probe/1.31")}\"");
        w.EndLine();
    }

    public static void Ingress(LineWriter w, Scene s)
    {
        w.Write($"{s.Ip} - - [{s.Format("dd/MMM/yyyy:HH:mm:ss +0000")}] \"{Method(s)} {s.Path}?page={s.Below(40)}&sort=created_at HTTP/2.0\" {Status(s)} {s.Below(9000)} \"-\" \"{Agent}\" {s.Below(900)} 0.0{s.Digits(2)} [{s.Namespace}-{s.Service}-8080] [] {s.Ip}:8080 {s.Below(9000)} 0.0{s.Digits(2)} {Status(s)} {Planted.Decoy("request-id", s.Hex(32))}");
        w.EndLine();
    }

    public static void ConnectionError(LineWriter w, Scene s)
    {
        w.Write($"{s.Iso} ERROR [{s.Service}] {s.Pick("dial tcp", "read tcp", "connect")} {s.Ip}:{s.Between(1024, 65_000)}->{s.Ip}:{s.Pick("5432", "6379", "5672", "443")}: {s.Pick("connection refused", "i/o timeout", "connection reset by peer", "no route to host")}");
        w.EndLine();
    }

    public static void Curl(LineWriter w, Scene s)
    {
        w.Write($"+ curl -sSf --retry 3 -H 'Accept: application/json' -o /tmp/{s.Service}.json https://{s.Host}{s.Path}");
        w.EndLine();
    }

    static string Method(Scene s) => s.Pick("GET", "GET", "GET", "POST", "PUT", "DELETE");

    static string Status(Scene s) => s.Pick("200", "200", "200", "201", "204", "304", "404", "429", "500", "503");
}
