using System.Text;
using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Credentials in HTTP headers, as servers, clients and debuggers print them.</summary>
static class Headers
{
    public static readonly Kind[] All =
    [
        Secret("authorization-basic", (w, s) => w.Write($"Authorization: Basic {V(Basic(s))}")),
        Secret("authorization-bearer", (w, s) => w.Write($"Authorization: Bearer {V(s.Base64Url(s.Between(32, 80)))}")),
        Secret("authorization-bearer-json", (w, s) => w.Write($$$"""{"headers":{"authorization":["Bearer {{{V(s.Base62(s.Between(24, 64)))}}}"],"accept":["*/*"]}}""")),
        Secret("authorization-bearer-python", (w, s) => w.Write($"headers={{'Accept': 'application/json', 'Authorization': 'Bearer {V(s.Base62(40))}'}}")),
        Secret("authorization-go-map", (w, s) => w.Write($"map[Accept:[*/*] Authorization:[Bearer {V(s.Base62(40))}] User-Agent:[Go-http-client/1.1]]")),
        Secret("authorization-curl-trace", (w, s) => w.Write($"> authorization: bearer {V(s.Base64Url(43))}")),
        Secret("authorization-digest", (w, s) =>
            w.Write($"""Authorization: Digest username="{s.User}", realm="{s.Service}", nonce="{s.Hex(16)}", uri="{s.Path}", response="{V(s.Hex(32))}", qop=auth""")),
        Secret("authorization-token", (w, s) => w.Write($"Authorization: {s.Pick("Token", "token")} {V(s.Hex(40))}")),
        Secret("authorization-token-parameter", (w, s) => w.Write($"Authorization: Token token=\"{V(s.Hex(32))}\"")),
        Secret("authorization-aws4", (w, s) =>
            w.Write($"Authorization: AWS4-HMAC-SHA256 Credential=AKIA{s.Chars(Alphabets.Base32, 16)}/20260801/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature={V(s.Hex(64))}")),
        Secret("authorization-api-key", (w, s) => w.Write($"Authorization: ApiKey {V(s.Base64(45))}")),
        Secret("authorization-shared-key", (w, s) => w.Write($"Authorization: SharedKey {s.Service}store:{V(s.Base64(32))}")),
        Secret("authorization-splunk", (w, s) => w.Write($"Authorization: Splunk {V(s.Uuid())}")),
        Secret("authorization-genie-key", (w, s) => w.Write($"Authorization: GenieKey {V(s.Uuid())}")),
        Secret("authorization-ssws", (w, s) => w.Write($"Authorization: SSWS {V("00" + s.Base64Url(40))}")),
        Secret("authorization-negotiate", (w, s) => w.Write($"Authorization: Negotiate {V("YIIJ" + s.Base64(150))}")),
        Secret("authorization-hawk", (w, s) => w.Write($"Authorization: Hawk id=\"{s.Lower(10)}\", ts=\"1785542400\", nonce=\"{s.Base62(6)}\", mac=\"{V(s.Base64(32))}\"")),
        Secret("authorization-oauth1", (w, s) =>
            w.Write($"Authorization: OAuth oauth_consumer_key=\"{s.Base62(20)}\", oauth_token=\"{V(s.Base62(40))}\", oauth_signature_method=\"HMAC-SHA1\"")),
        Secret("proxy-authorization", (w, s) => w.Write($"Proxy-Authorization: Basic {V(Basic(s))}")),
        Header("x-api-key", "X-Api-Key", s => s.Base62(40)),
        Header("x-auth-token", "X-Auth-Token", s => s.Hex(48)),
        Header("x-vault-token", "X-Vault-Token", s => "s." + s.Base62(24)),
        Header("x-amz-security-token", "X-Amz-Security-Token", s => "IQoJb3JpZ2luX2Vj" + s.Base64(240)),
        Header("private-token", "PRIVATE-TOKEN", s => s.Base64Url(20)),
        Header("apikey-header", "apikey", s => s.Base62(32)),
        Header("subscription-key", "Ocp-Apim-Subscription-Key", s => s.Hex(32)),
        Header("functions-key", "x-functions-key", s => s.Base64Url(54) + "=="),
        Header("consul-token", "X-Consul-Token", s => s.Uuid()),
        Header("postmark-header", "X-Postmark-Server-Token", s => s.Uuid()),
        Header("dd-api-key-header", "DD-API-KEY", s => s.Hex(32)),
        Header("shopify-header", "X-Shopify-Access-Token", s => s.Hex(32)),
        Header("client-secret-header", "X-Client-Secret", s => s.Base64Url(36)),
        Secret("cookie-session", (w, s) => w.Write($"Cookie: theme=dark; {s.Pick("sessionid", "JSESSIONID", "connect.sid", "PHPSESSID", "_session_id")}={V(s.Base62(32))}; lang=en")),
        Secret("cookie-auth", (w, s) => w.Write($"cookie: {s.Pick("auth_token", "access_token", ".AspNetCore.Cookies", "remember_me")}={V(s.Base64Url(86))}")),
        Secret("set-cookie", (w, s) => w.Write($"Set-Cookie: {s.Pick("sid", "session", "laravel_session")}={V(s.Base62(40))}; Path=/; HttpOnly; Secure; SameSite=Lax")),
        Secret("cookie-json", (w, s) => w.Write($$"""{"method":"GET","cookie":"sid={{V(s.Base62(32))}}; theme=dark","status":200}""")),
    ];

    static Kind Header(string id, string name, Func<Dice, string> make) =>
        Secret(id, (w, s) => w.Write($"{(s.Chance(30) ? name.ToLowerInvariant() : name)}: {V(make(s))}"));

    static Planted V(string value) => Planted.Secret(value);

    static string Basic(Scene s) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{s.User}:{Passwords.Symbols(s)}"));
}
