namespace Rca.PlantedLog.Lines;

/// <summary>Kubernetes: events, tables of kubectl, manifests.</summary>
static class Cluster
{
    public static void Event(LineWriter w, Scene s)
    {
        w.Write($$"""{"kind":"Event","apiVersion":"v1","metadata":{"name":"{{s.Pod}}.{{s.Hex(16)}}","namespace":"{{s.Namespace}}","uid":"{{Planted.Decoy("object-uid", s.Uuid())}}","resourceVersion":"{{Planted.Decoy("resource-version", s.Digits(9))}}"},"reason":"{{s.Pick("BackOff", "Unhealthy", "FailedMount", "Pulled", "Scheduled")}}","message":"{{s.Pick("Back-off restarting failed container", "Readiness probe failed: HTTP probe failed with statuscode: 503", "secret not yet synced, token will be mounted later")}}","count":{{s.Below(90)}},"type":"{{s.Pick("Normal", "Warning")}}"}""");
        w.EndLine(LineForm.Json);
    }

    public static void Pods(LineWriter w, Scene s)
    {
        w.Write("NAMESPACE       NAME                                READY   STATUS             RESTARTS      AGE");
        w.EndLine();
        for (var n = s.Between(3, 9); n > 0; n--)
        {
            w.Write($"{s.Namespace.PadRight(15)} {s.Pod.PadRight(35)} {s.Pick("1/1", "0/1", "2/2")}     {s.Pick("Running           ", "CrashLoopBackOff  ", "Pending           ")} {s.Below(40)}             {s.Digits(2)}m");
            w.EndLine();
        }
    }

    public static void Secrets(LineWriter w, Scene s)
    {
        w.Write("NAME                      TYPE                                  DATA   AGE");
        w.EndLine();
        for (var n = s.Between(2, 5); n > 0; n--)
        {
            w.Write($"{Planted.Decoy("secret-table", (s.Service + "-credentials").PadRight(26) + s.Pick("Opaque", "kubernetes.io/tls", "kubernetes.io/service-account-token").PadRight(37))} {s.Below(9)}      {s.Digits(2)}d");
            w.EndLine();
        }
    }

    public static void Deployment(LineWriter w, Scene s)
    {
        var name = s.Service;
        string[] lines =
        [
            "apiVersion: apps/v1", "kind: Deployment", "metadata:", $"  name: {name}", $"  namespace: {s.Namespace}", $"  resourceVersion: \"{s.Digits(9)}\"", $"  uid: {s.Uuid()}",
            "spec:", $"  replicas: {s.Digits(1)}", "  template:", "    spec:", "      automountServiceAccountToken: false", "      imagePullSecrets:", $"      - name: {name}-registry",
            "      containers:", $"      - name: {name}", $"        image: registry.example.com/shop/{name}@sha256:{s.Hex(64)}", "        env:", "        - name: DB_PASSWORD", "          valueFrom:",
            "            secretKeyRef:", $"              name: {name}-credentials", "              key: password", "        - name: TOKENIZER_MODE", "          value: fast",
            "        volumeMounts:", "        - mountPath: /var/run/secrets/tokens", "          name: token", "      volumes:", "      - name: token", "        projected:", "          sources:",
            "          - serviceAccountToken:", "              expirationSeconds: 3600", "              path: token", "      - name: tls", "        secret:", $"          secretName: {name}-tls",
        ];
        foreach (var line in lines)
        {
            w.Write(Planted.Decoy("manifest", line));
            w.EndLine();
        }
    }

    public static void Certificate(LineWriter w, Scene s)
    {
        foreach (var line in (string[])["-----BEGIN CERTIFICATE-----", .. ("MIIBkTCCATegAwIBAgI" + s.Chars(Alphabets.Base64, 440)).Chunk(64).Select(c => new string(c)), "-----END CERTIFICATE-----"])
        {
            w.Write(Planted.Decoy("certificate", line));
            w.EndLine();
        }
    }
}
