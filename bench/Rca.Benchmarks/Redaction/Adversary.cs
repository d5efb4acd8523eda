using Rca.Redaction.Rules;

namespace Rca.Benchmarks.Redaction;

/// <summary>What detectors and decoders look for, over and over, and never whole.</summary>
static class Adversary
{
    static readonly string[] Openers =
    [
        "-----BEGIN", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\\n", "-----END PRIVATE KEY-----", "-----",
        "eyJ", "eyJ.", "eyJhbGciOiJub25lIn0.", "://", "://u:x/", "://u:p@", "a://b:c", "[REDACTED:", "[REDACTED:secret:bench:",
        "Authorization: ", "Authorization: Digest ", "Authorization: Basic ", "Bearer ", "Basic ", "Cookie: ", "Set-Cookie: a=", "X-Api-Key: ",
        "password", "password=", "password=\"", "password='x ", "password=\\\"", "password:{", "password=a,", "password={}}", "password=${",
        "password={{", "_pass", "token: ", "name: ",
        "name: x\nvalue: ", "\"name\":\"", "secret_", "A_", "key", "-p ", "--password ", "curl -u ", "PASSWORD '", "IDENTIFIED BY ",
        "Server=a;Password=", "host=a password=", "?sig=", "&X-Amz-Signature=",
        "@", "a@", "a@b.", "%40", "4111 ", "4111-1111-", "4", "1 1 1 1 ", "+", "+1", "+1 (", "GB82 ", "GB82WEST", "078-05-", "1-", "0a:", "0a-",
        "0a1b.", "1.1.1.", "::", "a:b-",
        "%", "%2", "%25", "%20", "%3D", "\\", "\\\\", "\"\\", "\\u", "\\u0041", "\\x41", "&#", "&amp;", "&#x41;", "&amp;%20\\\"", "H4sI",
        "H4sIAAAAAAAA", "70617373", "70 61 ", "YWFhYWFh", "WVdGaFlXRmg", "AAAA",
        "a", " ", "\n", "{", "[", "\"", "{\"a\":", "[[", "---\n", "- ", "a: ", "<a>", "é",
    ];

    internal static IEnumerable<string> Parts => Openers.Concat(VendorTokens.Rows.Select(row => row.Anchor)).Distinct(StringComparer.Ordinal);
}
