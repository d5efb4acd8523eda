using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Cloud providers, hosts and networks.</summary>
static class Cloud
{
    const string AwsIds = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html";
    const string AwsSession = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html";
    const string AwsBedrock = "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html";
    const string AwsAppSync = "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html";
    const string AwsEks = "https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html";
    const string AmazonMws = "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns";
    const string AmazonLogin = "https://developer.amazon.com/docs/login-with-amazon/access-token.html";
    const string AmazonSelling = "https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api";
    const string GoogleKeys = "https://cloud.google.com/docs/authentication/api-keys";
    const string GoogleTokens = "https://cloud.google.com/docs/authentication/token-types";
    const string GoogleOAuth = "https://developers.google.com/identity/protocols/oauth2/web-server";
    const string GoogleHmac = "https://cloud.google.com/storage/docs/authentication/hmackeys";
    const string Firebase = "https://firebase.google.com/docs/cloud-messaging/auth-server";
    const string DigitalOcean = "https://docs.digitalocean.com/reference/api/create-personal-access-token/";
    const string Spaces = "https://docs.digitalocean.com/products/spaces/how-to/manage-access/";
    const string Alibaba = "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair";
    const string AlibabaSts = "https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole";
    const string Tencent = "https://www.tencentcloud.com/document/product/598/32675";
    const string Volcengine = "https://www.volcengine.com/docs/6291/65568";
    const string Baidu = "https://cloud.baidu.com/doc/Reference/s/9jwvz2egb";
    const string YandexKey = "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key";
    const string YandexIam = "https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token";
    const string YandexOAuth = "https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token";
    const string YandexStatic = "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key";
    const string Scaleway = "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/";
    const string Akamai = "https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials";
    const string UpCloud = "https://developers.upcloud.com/1.3/3-accounts/";
    const string Fly = "https://fly.io/docs/security/tokens/";
    const string Render = "https://render.com/docs/api";
    const string Heroku = "https://devcenter.heroku.com/articles/authentication";
    const string Netlify = "https://docs.netlify.com/api/get-started/";
    const string Vercel = "https://vercel.com/docs/rest-api";
    const string VercelBlob = "https://vercel.com/docs/vercel-blob/using-blob-sdk";
    const string VercelGateway = "https://vercel.com/docs/ai-gateway/authentication";
    const string CloudflareTokens = "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/";
    const string CloudflareOrigin = "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/";
    const string CloudflareTunnel = "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/configure-tunnels/remote-tunnel-permissions/";
    const string Turnstile = "https://developers.cloudflare.com/turnstile/get-started/";
    const string Backblaze = "https://www.backblaze.com/docs/cloud-storage-application-keys";
    const string Scalingo = "https://developers.scalingo.com/tokens";
    const string DnSimple = "https://support.dnsimple.com/articles/api-access-token/";
    const string Porkbun = "https://porkbun.com/api/json/v3/documentation";
    const string Infracost = "https://www.infracost.io/docs/";
    const string Vantage = "https://docs.vantage.sh/api";

    internal static readonly VendorToken[] Rows =
    [
        new("aws-access-key", "AKIA", A.UpperAlnum, 16, 16, AwsIds, Edges.Both),
        new("aws-session-key", "ASIA", A.UpperAlnum, 16, 16, AwsIds, Edges.Both),
        new("aws-bearer-key", "ABIA", A.Base32, 16, 16, AwsIds, Edges.Both),
        new("aws-context-key", "ACCA", A.Base32, 16, 16, AwsIds, Edges.Both),
        new("aws-session-token", "IQoJb3JpZ2lu", A.Percent64, 100, 4096, AwsSession),
        new("aws-legacy-session-token", "FwoGZXIvYXdz", A.Percent64, 100, 4096, AwsSession),
        new("aws-older-session-token", "FQoGZXIvYXdz", A.Percent64, 100, 4096, AwsSession),
        new("aws-oldest-session-token", "AQoDYXdz", A.Percent64, 100, 4096, AwsSession),
        new("aws-bedrock-key", "ABSK", A.Base64, 100, 300, AwsBedrock, Edges.Left),
        new("aws-bedrock-short-key", "bedrock-api-key-", A.Any64, 60, 4096, AwsBedrock),
        new("aws-appsync-key", "da2-", A.LowerAlnum, 26, 26, AwsAppSync, Edges.Both),
        new("aws-eks-token", "k8s-aws-v1.", A.Base64Url, 100, 4096, AwsEks),
        new("amazon-mws-token", "amzn.mws.", A.HexDash, 36, 36, AmazonMws),
        new("amazon-login-secret", "amzn1.oa2-cs.v1.", A.Hex, 64, 64, AmazonSelling),
        new("amazon-login-access-token", "Atza|", A.Base64Url, 60, 2048, AmazonLogin),
        new("amazon-login-refresh-token", "Atzr|", A.Base64Url, 60, 2048, AmazonLogin),
        new("google-api-key", "AIza", A.Base64Url, 35, 35, GoogleKeys, Edges.Both),
        new("google-bound-api-key", "AQ.Ab", A.Base64Url, 40, 128, GoogleKeys, Edges.Left),
        new("google-access-token", "ya29.", A.Dotted, 20, 2048, GoogleTokens),
        new("google-client-secret", "GOCSPX-", A.Base64Url, 28, 64, GoogleOAuth),
        new("google-refresh-token", "1//0", A.Base64Url, 40, 256, GoogleOAuth, Edges.Left),
        new("google-authorization-code", "4/0A", A.Base64Url, 60, 256, GoogleOAuth, Edges.Left),
        new("google-storage-service-hmac", "GOOG1E", A.UpperAlnum, 55, 55, GoogleHmac, Edges.Both),
        new("google-storage-user-hmac", "GOOG", A.UpperAlnum, 20, 20, GoogleHmac, Edges.Both),
        new("firebase-server-key", ":APA91b", A.Base64Url, 100, 200, Firebase) { Head = new(A.Base64Url, 6, 24) },
        new("digitalocean-personal-token", "dop_v1_", A.Hex, 64, 64, DigitalOcean),
        new("digitalocean-oauth-token", "doo_v1_", A.Hex, 64, 64, DigitalOcean),
        new("digitalocean-refresh-token", "dor_v1_", A.Hex, 64, 64, DigitalOcean),
        new("digitalocean-spaces-key", "DO00", A.UpperAlnum, 16, 16, Spaces, Edges.Both),
        new("alibaba-access-key", "LTAI", A.Base62, 12, 26, Alibaba, Edges.Both) { Mixed = true },
        new("alibaba-sts-key", "STS.", A.Base62, 24, 40, AlibabaSts, Edges.Both) { Mixed = true },
        new("tencent-secret-id", "AKID", A.Base62, 32, 64, Tencent, Edges.Both) { Mixed = true },
        new("volcengine-access-key", "AKLT", A.Base64Url, 40, 64, Volcengine, Edges.Both) { Mixed = true },
        new("baidu-access-key", "ALTAK", A.Base62, 21, 21, Baidu, Edges.Both) { Mixed = true },
        new("baidu-v3-key", "bce-v3/ALTAK-", A.Path, 60, 80, Baidu),
        new("yandex-api-key", "AQVN", A.Base64Url, 35, 38, YandexKey, Edges.Both) { Mixed = true },
        new("yandex-iam-token", "t1.", A.Any64, 120, 512, YandexIam, Edges.Left),
        new("yandex-oauth-token", "y0_", A.Base64Url, 55, 199, YandexOAuth, Edges.Both) { Mixed = true },
        new("yandex-static-key", "YCAJ", A.Base64Url, 21, 21, YandexStatic, Edges.Both) { Mixed = true },
        new("scaleway-access-key", "SCW", A.UpperAlnum, 17, 17, Scaleway, Edges.Both),
        new("akamai-edgegrid-token", "akab-", A.LowerDash, 33, 33, Akamai, Edges.Both),
        new("upcloud-token", "ucat_", A.UpperAlnum, 26, 26, UpCloud, Edges.Both),
        new("fly-token", "fo1_", A.Base64Url, 43, 64, Fly, Edges.Left),
        new("fly-macaroon", "fm2_", A.Any64, 100, 4096, Fly),
        new("fly-request-macaroon", "fm1r_", A.Any64, 100, 4096, Fly),
        new("fly-authorization-macaroon", "fm1a_", A.Any64, 100, 4096, Fly),
        new("render-key", "rnd_", A.Base62, 24, 64, Render, Edges.Both) { Mixed = true },
        new("heroku-key", "HRKU-", A.Base64Url, 36, 72, Heroku),
        new("netlify-personal-token", "nfp_", A.Base62, 36, 64, Netlify, Edges.Left),
        new("netlify-oauth-token", "nfo_", A.Base62, 36, 64, Netlify, Edges.Left),
        new("netlify-cli-token", "nfc_", A.Base62, 36, 64, Netlify, Edges.Left),
        new("netlify-build-token", "nfb_", A.Base62, 36, 64, Netlify, Edges.Left),
        new("netlify-user-token", "nfu_", A.Base62, 36, 64, Netlify, Edges.Left),
        new("vercel-personal-token", "vcp_", A.Base62, 24, 96, Vercel, Edges.Left),
        new("vercel-app-token", "vca_", A.Base62, 24, 96, Vercel, Edges.Left),
        new("vercel-gateway-key", "vck_", A.Base62, 24, 96, VercelGateway, Edges.Left),
        new("vercel-blob-token", "vercel_blob_rw_", A.Word, 30, 96, VercelBlob),
        new("cloudflare-user-token", "cfut_", A.Base62, 40, 64, CloudflareTokens),
        new("cloudflare-account-token", "cfat_", A.Base62, 40, 64, CloudflareTokens),
        new("cloudflare-global-key", "cfk_", A.Base62, 40, 64, CloudflareTokens, Edges.Left),
        new("cloudflare-origin-key", "v1.0-", A.Dashed, 140, 200, CloudflareOrigin, Edges.Both),
        new("cloudflare-tunnel-token", "eyJhIjoi", A.Base64, 100, 400, CloudflareTunnel, Edges.Left),
        new("cloudflare-turnstile-key", "0x4AAAAAA", A.Base64Url, 13, 40, Turnstile, Edges.Both),
        new("backblaze-application-key", "K00", A.Base64, 28, 28, Backblaze, Edges.Both) { Mixed = true },
        new("scalingo-token", "tk-us-", A.Base64Url, 48, 64, Scalingo),
        new("dnsimple-account-token", "dnsimple_a_", A.Base62, 24, 64, DnSimple),
        new("dnsimple-user-token", "dnsimple_u_", A.Base62, 24, 64, DnSimple),
        new("porkbun-key", "pk1_", A.Hex, 64, 64, Porkbun),
        new("porkbun-secret-key", "sk1_", A.Hex, 64, 64, Porkbun),
        new("infracost-key", "ico-", A.Base62, 32, 32, Infracost, Edges.Both) { Mixed = true },
        new("vantage-token", "vntg_tkn_", A.Hex, 40, 40, Vantage),
    ];
}
