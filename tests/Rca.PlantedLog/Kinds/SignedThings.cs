using System.Globalization;
using System.Text;
using static Rca.PlantedLog.Kinds.Kind;

namespace Rca.PlantedLog.Kinds;

/// <summary>Signed URLs, tokens in URLs, JWTs.</summary>
static class SignedThings
{
    public static readonly Kind[] All =
    [
        Secret("presigned-s3", (w, s) =>
            w.Write($"https://{s.Service}-exports.s3.eu-west-1.amazonaws.com/{s.Lower(8)}.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE%2F20260801%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260801T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature={V(s.Hex(64))}")),
        Secret("presigned-s3-token", (w, s) =>
            w.Write($"https://{s.Service}-logs.s3.amazonaws.com/{s.Lower(8)}.gz?X-Amz-Security-Token={V("IQoJb3JpZ2luX2Vj" + Escapes.Percent(s.Base64(180)))}&X-Amz-Expires=3600&X-Amz-Signature={V(s.Hex(64))}")),
        Secret("presigned-s3-v2", (w, s) =>
            w.Write($"https://s3.amazonaws.com/{s.Service}/{s.Lower(8)}.zip?AWSAccessKeyId={V("AKIA" + s.Chars(Alphabets.Base32, 16))}&Expires=1785542400&Signature={V(Escapes.Percent(s.Base64(20)))}")),
        Secret("presigned-gcs", (w, s) =>
            w.Write($"https://storage.googleapis.com/{s.Service}-backup/{s.Lower(8)}.tar?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=20260801T000000Z&X-Goog-Expires=600&X-Goog-SignedHeaders=host&X-Goog-Signature={V(s.Hex(512))}")),
        Secret("azure-sas", (w, s) =>
            w.Write($"https://{s.Service}store.blob.core.windows.net/{s.Database}/{s.Lower(8)}.parquet?sv=2024-11-04&st=2026-08-01T00%3A00%3A00Z&se=2026-08-02T00%3A00%3A00Z&sr=b&sp=r&sig={V(Escapes.Percent(s.Base64(32)))}")),
        Secret("azure-service-bus-sas", (w, s) =>
            w.Write($"SharedAccessSignature sr=https%3A%2F%2F{s.Service}.servicebus.windows.net%2Forders&sig={V(Escapes.Percent(s.Base64(32)))}&se=1785542400&skn=send")),
        Secret("cloudfront-signed", (w, s) =>
            w.Write($"https://d{s.Lower(13)}.cloudfront.net/media/{s.Lower(6)}.mp4?Expires=1785542400&Signature={V(s.Base64Url(342) + "__")}&Key-Pair-Id=K{s.Chars(Alphabets.UpperAlphanumeric, 13)}")),
        Secret("url-token", (w, s) => w.Write($"https://{s.Host}{s.Path}?{s.Pick("token", "access_token", "auth_token")}={V(s.Base62(40))}&format=json")),
        Secret("url-api-key", (w, s) => w.Write($"https://api.example.com/v2/geocode?address=Berlin&{s.Pick("api_key", "apikey", "apiKey", "key")}={V(s.Base62(32))}")),
        Secret("url-oauth-code", (w, s) => w.Write($"https://{s.Host}/oauth/callback?code={V(s.Base64Url(43))}&state={s.Hex(16)}")),
        Secret("url-fragment-token", (w, s) => w.Write($"https://{s.Host}/app#access_token={V(s.Base64Url(64))}&token_type=bearer&expires_in=3600")),
        Secret("url-reset-token", (w, s) => w.Write($"https://{s.Host}/account/reset?reset_token={V(s.Base64Url(32))}")),
        Secret("url-telegram", (w, s) => w.Write($"POST https://api.telegram.org/bot{V($"{s.Digits(10)}:AA{s.Base64Url(33)}")}/sendMessage")),
        Secret("sentry-dsn", (w, s) => w.Write($"SENTRY_DSN=https://{V(s.Hex(32))}@o{s.Digits(6)}.ingest.sentry.io/{s.Digits(7)}")),
        Secret("url-double-encoded", (w, s) => w.Write($"https://{s.Host}/redirect?to=https%3A%2F%2Fapi.example.com%2Fv1%3Fapi_key%3D{V(s.Base62(36))}%26page%3D2")),
        Secret("jwt-hs256", (w, s) => w.Write($"token validated: {V(Jwt(s, "HS256", 43))}")),
        Secret("jwt-rs256", (w, s) => w.Write($"id_token={V(Jwt(s, "RS256", 342))}")),
        Secret("jwt-kubernetes", (w, s) => w.Write($"serviceaccount token for {s.Namespace}/{s.Service}: {V(ServiceAccount(s))}")),
        Secret("jwe", (w, s) => w.Write($"session {V(Jwe(s))} decrypted")),
    ];

    static Planted V(string value) => Planted.Secret(value);

    static string Jwt(Scene s, string algorithm, int signature)
    {
        var subject = s.Digits(9);
        var issued = (1_785_000_000 + s.Below(500_000)).ToString(CultureInfo.InvariantCulture);
        return $"{Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Encode($$"""{"sub":"{{subject}}","iss":"https://id.example.com/","iat":{{issued}},"scope":"orders:write"}""")}.{s.Base64Url(signature)}";
    }

    static string ServiceAccount(Scene s)
    {
        var (space, name) = (s.Namespace, s.Service);
        return $"{Encode($$"""{"alg":"RS256","kid":"{{s.Base64Url(43)}}"}""")}.{Encode($$"""{"aud":["https://kubernetes.default.svc"],"iss":"https://kubernetes.default.svc","sub":"system:serviceaccount:{{space}}:{{name}}"}""")}.{s.Base64Url(342)}";
    }

    static string Jwe(Scene s) => $"{Encode("""{"alg":"RSA-OAEP-256","enc":"A256GCM"}""")}.{s.Base64Url(342)}.{s.Base64Url(16)}.{s.Base64Url(s.Between(100, 200))}.{s.Base64Url(22)}";

    static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
