namespace Rca.PlantedLog.Tokens;

/// <summary>Clouds, hosting, infrastructure tools.</summary>
static class CloudAndPlatform
{
    public static readonly TokenKind[] All =
    [
        new("aws-access-key-id", "AWS_ACCESS_KEY_ID", d => "AKIA" + d.Chars(Alphabets.Base32, 16)),
        new("aws-temporary-key-id", "AWS_ACCESS_KEY_ID", d => "ASIA" + d.Chars(Alphabets.Base32, 16)),
        new("aws-secret-access-key", "AWS_SECRET_ACCESS_KEY", d => d.Chars(Alphabets.Base64, 40), false),
        new("aws-session-token", "AWS_SESSION_TOKEN", d => "IQoJb3JpZ2luX2Vj" + d.Base64(d.Between(100, 120) * 3), false),
        new("aws-bedrock-api-key", "AWS_BEARER_TOKEN_BEDROCK", d => "ABSKQmVkcm9ja0FQSUtleS" + d.Chars(Alphabets.Base64, 109) + "="),
        new("aws-appsync", "APPSYNC_API_KEY", d => "da2-" + d.Chars(Alphabets.Base36, 26)),
        new("aws-mws", "MWS_AUTH_TOKEN", d => "amzn.mws." + d.Uuid()),
        new("google-api-key", "GOOGLE_API_KEY", d => "AIza" + d.Base64Url(35)),
        new("google-client-secret", "GOOGLE_CLIENT_SECRET", d => "GOCSPX-" + d.Base64Url(28)),
        new("google-access-token", "GCP_ACCESS_TOKEN", d => "ya29.a0" + d.Base64Url(d.Between(140, 180))),
        new("google-refresh-token", "GOOGLE_REFRESH_TOKEN", d => $"1//0{d.Chars(Alphabets.Digits, 1)}{d.Base64Url(d.Between(80, 100))}", false),
        new("azure-client-secret", "AZURE_CLIENT_SECRET", d => $"{d.Base62(3)}8Q~{d.Chars(Alphabets.Base62 + "_.~-", 34)}"),
        new("azure-storage-key", "AZURE_STORAGE_KEY", d => $"{d.Base62(76)}+ASt{d.Base62(6)}=="),
        new("azure-service-bus-key", "SERVICEBUS_KEY", d => $"{d.Base62(33)}+ASb{d.Base62(6)}="),
        new("azure-event-hub-key", "EVENTHUB_KEY", d => $"{d.Base62(33)}+AEh{d.Base62(6)}="),
        new("azure-cosmos-key", "COSMOS_KEY", d => $"{d.Base62(76)}ACDb{d.Base62(6)}=="),
        new("azure-container-registry", "ACR_PASSWORD", d => $"{d.Base62(42)}+ACR{d.Base62(6)}"),
        new("azure-function-key", "FUNCTIONS_KEY", d => $"{d.Base64Url(44)}AzFu{d.Base62(6)}=="),
        new("azure-ai-key", "AZURE_OPENAI_API_KEY", d => $"{d.Base62(52)}JQQJ99{d.Chars(Alphabets.UpperAlphanumeric, 18)}ACOG{d.Base62(4)}"),
        new("alibaba-access-key", "ALIBABA_CLOUD_ACCESS_KEY_ID", d => "LTAI5t" + d.Base62(18)),
        new("alibaba-secret", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", d => d.Base62(30), false),
        new("tencent-secret-id", "TENCENTCLOUD_SECRET_ID", d => "AKID" + d.Base62(32)),
        new("yandex-api-key", "YC_API_KEY", d => "AQVN" + d.Base64Url(36)),
        new("ibm-cloud", "IBMCLOUD_API_KEY", d => d.Base64Url(44), false),
        new("scaleway-secret", "SCW_SECRET_KEY", d => d.Uuid(), false),
        new("hetzner", "HCLOUD_TOKEN", d => d.Base62(64), false),
        new("linode", "LINODE_TOKEN", d => d.Hex(64), false),
        new("digitalocean-pat", "DIGITALOCEAN_TOKEN", d => "dop_v1_" + d.Hex(64)),
        new("digitalocean-oauth", "DO_OAUTH_TOKEN", d => "doo_v1_" + d.Hex(64)),
        new("heroku", "HEROKU_API_KEY", d => "HRKU-AA" + d.Base64Url(58)),
        new("heroku-legacy", "HEROKU_API_KEY", d => d.Uuid(), false),
        new("cloudflare-api-token", "CLOUDFLARE_API_TOKEN", d => d.Base64Url(40), false),
        new("cloudflare-origin-ca", "CLOUDFLARE_ORIGIN_CA_KEY", d => $"v1.0-{d.Hex(24)}-{d.Hex(146)}"),
        new("fastly", "FASTLY_API_TOKEN", d => d.Base64Url(32), false),
        new("netlify", "NETLIFY_AUTH_TOKEN", d => "nfp_" + d.Base62(36)),
        new("render", "RENDER_API_KEY", d => "rnd_" + d.Base62(32)),
        new("fly-io", "FLY_API_TOKEN", d => "fm2_" + d.Base64(150)),
        new("planetscale-token", "PLANETSCALE_SERVICE_TOKEN", d => "pscale_tkn_" + d.Base64Url(43)),
        new("planetscale-password", "DATABASE_PASSWORD", d => "pscale_pw_" + d.Base64Url(43)),
        new("supabase", "SUPABASE_ACCESS_TOKEN", d => "sbp_" + d.Hex(40)),
        new("neon", "NEON_API_KEY", d => "napi_" + d.Lower(64)),
        new("databricks", "DATABRICKS_TOKEN", d => "dapi" + d.Hex(32)),
        new("terraform-cloud", "TFE_TOKEN", d => $"{d.Base62(14)}.atlasv1.{d.Base64Url(67)}"),
        new("vault-service", "VAULT_TOKEN", d => "hvs." + d.Base64Url(d.Between(91, 96))),
        new("vault-batch", "VAULT_TOKEN", d => "hvb." + d.Base64Url(d.Between(138, 150))),
        new("vault-legacy", "VAULT_TOKEN", d => "s." + d.Base62(24), false),
        new("pulumi", "PULUMI_ACCESS_TOKEN", d => "pul-" + d.Hex(40)),
        new("doppler-personal", "DOPPLER_TOKEN", d => "dp.pt." + d.Base62(43)),
        new("doppler-service", "DOPPLER_TOKEN", d => "dp.st.prd." + d.Base62(43)),
        new("infracost", "INFRACOST_API_KEY", d => "ico-" + d.Base62(32)),
        new("tailscale-auth", "TS_AUTHKEY", d => $"tskey-auth-k{d.Base62(10)}CNTRL-{d.Base62(32)}"),
        new("one-password-service", "OP_SERVICE_ACCOUNT_TOKEN", d => "ops_eyJ" + d.Base64Url(d.Between(250, 300))),
        new("age-secret-key", "SOPS_AGE_KEY", Age),
        new("kubernetes-bootstrap", "BOOTSTRAP_TOKEN", d => $"{d.Lower(6)}.{d.Lower(16)}", false),
        new("wireguard-private-key", "WG_PRIVATE_KEY", d => d.Base64(32), false),
        new("prefect", "PREFECT_API_KEY", d => "pnu_" + d.Base62(36)),
    ];

    static string Age(Dice d)
    {
        var data = d.Chars(Alphabets.Bech32, 52);
        return ("age-secret-key-1" + data + Checksums.Bech32("age-secret-key-", data)).ToUpperInvariant();
    }
}
