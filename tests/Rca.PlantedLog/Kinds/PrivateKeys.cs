using System.Text;
using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Private keys in PEM: escaped into one line, over several lines of a log, cut off.</summary>
static class PrivateKeys
{
    public static readonly Kind[] All =
    [
        Secret("pem-escaped", (w, s) => w.Write($"tls.key=-----BEGIN PRIVATE KEY-----\\n{V(Body(s, "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", 1624, "\\n"))}\\n-----END PRIVATE KEY-----\\n")),
        Secret("pem-escaped-twice", (w, s) => w.Write($"\"key\": \"-----BEGIN EC PRIVATE KEY-----\\\\n{V(Body(s, "MHcCAQEE", 164, "\\\\n"))}\\\\n-----END EC PRIVATE KEY-----\\\\n\"")),
        Secret("pem-google-account", (w, s) =>
            w.Write($$"""{"type":"service_account","project_id":"shop","private_key":"-----BEGIN PRIVATE KEY-----\n{{V(Body(s, "MIIEvAIBADANBgkqhkiG9w0BAQEFAASC", 1620, "\\n"))}}\n-----END PRIVATE KEY-----\n","token_uri":"https://oauth2.googleapis.com/token"}""")),
        Secret("pem-spaces", (w, s) => w.Write($"loaded -----BEGIN RSA PRIVATE KEY----- {V(Body(s, "MIIEpAIBAAKCAQEA", 1592, " "))} -----END RSA PRIVATE KEY-----")),
        Secret("pem-truncated", (w, s) => w.Write($"cannot parse key: -----BEGIN RSA PRIVATE KEY-----\\n{V(Body(s, "MIIEpAIBAAKCAQEA", s.Between(150, 400), "\\n"))}")),
        Secret("pem-base64", (w, s) => w.Write($"tls.key: {V(Convert.ToBase64String(Encoding.ASCII.GetBytes($"-----BEGIN EC PRIVATE KEY-----\n{Body(s, "MHcCAQEE", 164, "\n")}\n-----END EC PRIVATE KEY-----\n")))}")),
        SecretLines("pem-lines", (w, s) => Lines(w, s, "", "EC PRIVATE KEY", "MHcCAQEE", 164)),
        SecretLines("pem-log-prefixed", (w, s) => Lines(w, s, $"{s.Iso} {s.Pod} ", "PRIVATE KEY", "MIGHAgEAMBMGByqGSM49", 184)),
        SecretLines("pem-openssh", (w, s) => Lines(w, s, $"[{s.Format("HH:mm:ss")}] ", "OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU", 360)),
        SecretLines("pem-yaml", (w, s) =>
        {
            w.Write(Either("  tls.key: |"));
            w.EndLine();
            Lines(w, s, "    ", "ENCRYPTED PRIVATE KEY", "MIHsMFcGCSqGSIb3DQEF", 320);
        }),
        SecretLines("pem-lines-truncated", (w, s) => Lines(w, s, $"{s.Iso} ", "EC PRIVATE KEY", "MHcCAQEE", 164, ends: false)),
    ];

    static Planted V(string value) => Planted.Secret(value);

    static Planted Either(string line) => new(null, MarkClass.Either, line);

    static string Body(Dice d, string start, int length, string lineEnd) =>
        string.Join(lineEnd, (start + d.Chars(Alphabets.Base64, length - start.Length)).Chunk(64).Select(c => new string(c)));

    static void Lines(LineWriter w, Scene s, string prefix, string label, string start, int length, bool ends = true)
    {
        w.Write(Either($"{prefix}-----BEGIN {label}-----"));
        w.EndLine();
        foreach (var line in Body(s, start, length, "\n").Split('\n'))
        {
            w.Write($"{prefix}{V(line)}");
            w.EndLine();
        }

        if (!ends) return;
        w.Write(Either($"{prefix}-----END {label}-----"));
        w.EndLine();
    }
}
