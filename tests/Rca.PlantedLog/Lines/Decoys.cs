using System.Globalization;
using System.Text;

namespace Rca.PlantedLog.Lines;

/// <summary>What a hasty rule takes for a secret or for personal data: each a text in which nothing may be touched.</summary>
public static class Decoys
{
    static readonly (string Kind, Func<Scene, string> Make)[] Texts =
    [
        ("commit-sha", s => $"checked out {s.Hex(40)}"),
        ("short-sha", s => $"HEAD is now at {s.Hex(8)} fix: retry on conflict"),
        ("sha256", s => $"sha256 of layer: {s.Hex(64)}"),
        ("image-digest", s => $"Successfully pulled image \"registry.example.com/shop/{s.Service}@sha256:{s.Hex(64)}\""),
        ("uuid", s => $"correlation {s.Uuid()} closed"),
        ("tokenizer-mode", s => $"TOKENIZER_MODE={s.Pick("fast", "slow", "sentencepiece")}"),
        ("secret-name", s => $"secretName: {s.Service}-tls"),
        ("secret-key-ref", s => $"valueFrom: {{secretKeyRef: {{name: {s.Service}-credentials, key: password}}}}"),
        ("token-expiration", s => $"tokenExpirationSeconds: {N(s, 600, 86_400)}"),
        ("resource-version", s => $"resourceVersion: \"{s.Digits(9)}\""),
        ("path", s => $"reading /var/run/secrets/kubernetes.io/serviceaccount/token"),
        ("password-file", s => $"POSTGRES_PASSWORD_FILE=/run/secrets/{s.Database}-password"),
        ("git-object", s => $"100644 blob {s.Hex(40)}    src/{s.Service}/main.go"),
        ("git-range", s => $"   {s.Hex(7)}..{s.Hex(7)}  main -> main"),
        ("harmless-base64", s => "banner " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"welcome to {s.Service}, all systems are healthy today"))),
        ("version", s => $"{s.Service} v{N(s, 1, 9)}.{N(s, 0, 40)}.{N(s, 0, 90)}+build.{s.Digits(5)}"),
        ("order-number", s => $"order {NotLuhn(s)} packed"),
        ("scoped-package", s => $"added @{s.Pick("angular/core", "babel/parser", "types/node")}@{N(s, 1, 20)}.{N(s, 0, 9)}.{N(s, 0, 9)}"),
        ("action-version", s => $"uses: actions/{s.Pick("checkout", "cache", "setup-node")}@v{N(s, 2, 5)}"),
        ("git-ssh-address", s => $"origin git@github.com:shop/{s.Service}.git (fetch)"),
        ("systemd-unit", s => $"Started getty@tty{N(s, 1, 6)}.service"),
        ("java-object", s => $"com.example.{s.Service}.Session@{s.Hex(8)} released"),
        ("pull-secret-prose", s => $"Unable to retrieve some image pull secrets ({s.Service}-registry); attempting to pull the image may not succeed."),
        ("secret-not-found", s => $"MountVolume.SetUp failed for volume \"tls\" : secret \"{s.Service}-tls\" not found"),
        ("password-prose", s => $"password authentication failed for user \"{s.User}\""),
        ("token-prose", s => $"{s.Pick("token expired", "token is invalid", "token revoked", "token refreshed")}, asking the client to sign in"),
        ("nanoseconds", s => $"ts={s.EpochNanos.ToString(CultureInfo.InvariantCulture)} lag=0"),
        ("masked", s => $"{s.Pick("password", "api_key", "token")}={s.Pick("***", "********", "<redacted>", "[MASKED]")}"),
        ("environment-reference", s => $"DB_PASSWORD={s.Pick("${DB_PASSWORD}", "$(DB_PASSWORD)", "$DB_PASSWORD", "{{ .Values.db.password }}")}"),
        ("max-tokens", s => $"max_tokens={N(s, 256, 8192)} prompt_tokens={N(s, 10, 4000)}"),
        ("token-type", s => "token_type=Bearer expires_in=3600"),
        ("bearer-challenge", s => "WWW-Authenticate: Bearer realm=\"https://auth.example.com/token\",service=\"registry.example.com\""),
        ("password-setting", s => s.Pick("password_encryption = scram-sha-256", "passwordPolicy=strict", "password_changed_at=2026-07-30", "minPasswordLength: 12")),
        ("primary-key", s => $"primary key {N(s, 1, 90_000)}, partition_key={s.Database}-{N(s, 1, 64)}, sort_key=created_at"),
        ("cache-key", s => $"cache key user:{N(s, 1, 90_000)}:profile evicted"),
        ("key-id", s => $"keyId={s.Hex(16)} keyVersion={N(s, 1, 9)}"),
        ("ssh-public-key", s => $"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{s.Base64Url(43).Replace('_', 'A').Replace('-', 'B')} {s.User}"),
        ("ssh-fingerprint", s => $"Server host key: ssh-ed25519 SHA256:{s.Chars(Alphabets.Base64, 43)}"),
        ("certificate-fingerprint", s => "fingerprint " + string.Join(':', Enumerable.Range(0, 20).Select(_ => s.Chars(Alphabets.UpperHex, 2)))),
        ("session-timeout", s => $"session_timeout={N(s, 5, 60)}m cookie_domain=.example.com"),
        ("plain-dsn", s => $"jdbc:postgresql://{s.Host}:5432/{s.Database}?ssl=true"),
        ("user-in-url", s => $"ssh://git@git.example.com/shop/{s.Service}"),
        ("basic-auth-prose", s => "basic authentication is enabled for 3 routes"),
        ("kubernetes-token-volume", s => $"volume \"kube-api-access-{s.Lower(5)}\" mounted"),
        ("empty-password", s => $"user={s.User} password= host={s.Host}"),
        ("secret-version", s => $"secret_version={N(s, 1, 40)} secretsManager=enabled"),
        ("at-in-path", s => $"GET /npm/@shop/{s.Service}/-/{s.Service}-{N(s, 1, 9)}.0.0.tgz"),
        ("etag", s => $"etag W/\"{s.Hex(32)}\""),
        ("trace-parent", s => $"traceparent: 00-{s.Hex(32)}-{s.Hex(16)}-01"),
        ("invalid-iban", s => $"part DE{NotIban(s)} out of stock"),
        ("unissued-ssn", s => $"case {s.Pick("000", "666", "900", "987")}-{N(s, 10, 99)}-{N(s, 1000, 9999)} archived"),
        ("ipv6", s => $"listening on [fd00:{s.Hex(4)}:{s.Hex(4)}::{s.Hex(4)}]:8443"),
        ("hash-bucket", s => $"webpack built main.{s.Hex(20)}.js in 3.2s"),
        ("request-charge", s => $"lsn {s.Digits(2)}/{s.Chars(Alphabets.UpperHex, 8)} xid {s.Digits(9)}"),
        ("integrity", s => $"integrity sha512-{s.Base64(64)}"),
        ("go-sum", s => $"golang.org/x/crypto v0.{N(s, 1, 40)}.0 h1:{s.Base64(32)}"),
    ];

    public static IReadOnlyList<string> Kinds { get; } = [.. Texts.Select(t => t.Kind)];

    /// <summary>A number of a card's length and issuer that fails Luhn.</summary>
    public static string NotLuhn(Dice d)
    {
        var number = d.Pick("4", "5") + d.Chars(Alphabets.Digits, 14);
        var digit = Checksums.LuhnDigit(number);
        return number + (char)('0' + ((digit - '0' + d.Between(1, 9)) % 10));
    }

    /// <summary>An account of a German IBAN's length whose check digits are wrong.</summary>
    public static string NotIban(Dice d)
    {
        var account = d.Chars(Alphabets.Digits, 18);
        var right = int.Parse(Checksums.IbanDigits("DE", account), CultureInfo.InvariantCulture);
        return ((right + d.Between(1, 96)) % 97).ToString("00", CultureInfo.InvariantCulture) + account;
    }

    public static void Write(LineWriter w, Scene s)
    {
        var (kind, make) = s.Pick(Texts);
        w.Write(Planted.Decoy(kind, make(s)));
    }

    static string N(Dice d, int low, int high) => d.Between(low, high).ToString(CultureInfo.InvariantCulture);
}
