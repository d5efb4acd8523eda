namespace Rca.PlantedLog.Lines;

/// <summary>GitHub Actions, and dumps of an environment.</summary>
static class Builds
{
    public static void Actions(LineWriter w, Scene s)
    {
        var text = s.Below(7) switch
        {
            0 => "##[group]Run actions/checkout@v4",
            1 => $"Syncing repository: shop/{s.Service}",
            2 => "  token: ***",
            3 => $"remote: Compressing objects: 100% ({s.Digits(3)}/{s.Digits(3)}), done.",
            4 => $"#{s.Digits(2)} sha256:{s.Hex(64)} 2.1MB / 2.1MB 0.3s done",
            5 => $"npm warn deprecated {s.Pick("inflight@1.0.6", "glob@7.2.3", "rimraf@3.0.2")}: no longer supported",
            _ => $"ok  \tgithub.com/shop/{s.Service}/internal/token\t0.{s.Digits(3)}s",
        };
        w.Write(s.Format("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z' "));
        w.Write(Planted.Decoy("actions", text));
        w.EndLine();
    }

    public static void Environment(LineWriter w, Scene s)
    {
        string[] lines =
        [
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", $"HOSTNAME={s.Pod}", $"KUBERNETES_SERVICE_HOST={s.Ip}", "KUBERNETES_PORT_443_TCP_PROTO=tcp",
            $"DB_HOST={s.Host}", $"DB_USER={s.User}", "DB_PASSWORD_FILE=/run/secrets/db-password", "TOKENIZER_MODE=fast", "AWS_REGION=eu-west-1", "AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
            "SESSION_TTL=3600", "SECRET_PROVIDER=vault", "API_KEY_HEADER=X-Api-Key", $"GIT_COMMIT={s.Hex(40)}", "LANG=C.UTF-8",
        ];
        foreach (var line in lines)
        {
            w.Write(Planted.Decoy("environment", line));
            w.EndLine();
        }
    }
}
