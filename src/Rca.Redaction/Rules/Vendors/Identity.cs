using Rca.Redaction.Rules.Checksums;
using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Secret stores, identity, private networks, keys to encrypt with, framework secrets.</summary>
static class Identity
{
    const string Vault = "https://developer.hashicorp.com/vault/docs/concepts/tokens";
    const string Boundary = "https://developer.hashicorp.com/boundary/docs/concepts/domain-model/resources";
    const string OnePassword = "https://developer.1password.com/docs/service-accounts/get-started/";
    const string OnePasswordKey = "https://support.1password.com/secret-key-security/";
    const string Doppler = "https://docs.doppler.com/reference/auth-token-formats";
    const string Infisical = "https://infisical.com/docs/documentation/platform/token";
    const string Okta = "https://developer.okta.com/docs/guides/create-an-api-token/main/";
    const string Stytch = "https://stytch.com/docs/api";
    const string Ory = "https://www.ory.com/docs/concepts/personal-access-token";
    const string OryTokens = "https://www.ory.com/docs/hydra/guides/oauth2-token-introspection";
    const string Tailscale = "https://tailscale.com/kb/1277/key-prefixes";
    const string NetBird = "https://docs.netbird.io/how-to/access-netbird-public-api";
    const string Age = "https://github.com/C2SP/C2SP/blob/main/age.md";
    const string Nostr = "https://github.com/nostr-protocol/nips/blob/master/19.md";
    const string Paseto = "https://github.com/paseto-standard/paseto-spec";
    const string Laravel = "https://laravel.com/docs/encryption";
    const string Django = "https://docs.djangoproject.com/en/stable/ref/checks/";
    const string DataProtection = "https://learn.microsoft.com/en-us/aspnet/core/security/data-protection/implementation/authenticated-encryption-details";
    const string Dotenv = "https://www.dotenv.org/docs/security/dotenv-key";
    const string Vanta = "https://developer.vanta.com/docs/api-access-setup";
    const string Kong = "https://developer.konghq.com/konnect-api/";
    const string Zuplo = "https://zuplo.com/docs/articles/api-key-management";
    const string Adobe = "https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/";
    const string Roblox = "https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns";

    internal static readonly VendorToken[] Rows =
    [
        new("vault-service-token", "hvs.", A.Base64Url, 24, 512, Vault),
        new("vault-batch-token", "hvb.", A.Base64Url, 24, 1024, Vault),
        new("vault-recovery-token", "hvr.", A.Base64Url, 24, 512, Vault),
        new("vault-legacy-service-token", "s.", A.Base62, 24, 24, Vault, Edges.Both) { Mixed = true },
        new("vault-legacy-batch-token", "b.AAAAAQ", A.Base64Url, 80, 512, Vault, Edges.Left),
        new("boundary-token", "at_", A.Word, 60, 512, Boundary, Edges.Both) { Mixed = true },
        new("onepassword-service-token", "ops_eyJ", A.Any64, 100, 2048, OnePassword),
        new("onepassword-secret-key", "A3-", A.UpperDash, 33, 37, OnePasswordKey, Edges.Both),
        new("doppler-personal-token", "dp.pt.", A.Base62, 40, 64, Doppler),
        new("doppler-service-token", "dp.st.", A.Dotted, 40, 128, Doppler),
        new("doppler-cli-token", "dp.ct.", A.Base62, 40, 64, Doppler),
        new("doppler-service-account-token", "dp.sa.", A.Base62, 40, 64, Doppler),
        new("doppler-identity-token", "dp.said.", A.Base62, 40, 64, Doppler),
        new("doppler-scim-token", "dp.scim.", A.Base62, 40, 64, Doppler),
        new("doppler-audit-token", "dp.audit.", A.Base62, 40, 64, Doppler),
        new("infisical-service-token", "st.", A.HexDot, 80, 100, Infisical, Edges.Both),
        new("okta-token", "SSWS 00", A.Base64Url, 40, 40, Okta),
        new("stytch-live-secret", "secret-live-", A.Any64, 36, 64, Stytch),
        new("stytch-test-secret", "secret-test-", A.Any64, 36, 64, Stytch),
        new("ory-personal-token", "ory_pat_", A.Base62, 32, 64, Ory),
        new("ory-workspace-key", "ory_wak_", A.Base62, 32, 64, Ory),
        new("ory-session-token", "ory_st_", A.Base62, 32, 64, Ory),
        new("ory-access-token", "ory_at_", A.Dotted, 32, 256, OryTokens),
        new("ory-refresh-token", "ory_rt_", A.Dotted, 32, 256, OryTokens),
        new("ory-authorization-code", "ory_ac_", A.Dotted, 32, 256, OryTokens),
        new("tailscale-auth-key", "tskey-auth-", A.Dashed, 20, 128, Tailscale),
        new("tailscale-api-token", "tskey-api-", A.Dashed, 20, 128, Tailscale),
        new("tailscale-client-secret", "tskey-client-", A.Dashed, 20, 128, Tailscale),
        new("tailscale-scim-key", "tskey-scim-", A.Dashed, 20, 128, Tailscale),
        new("tailscale-webhook-secret", "tskey-webhook-", A.Dashed, 20, 128, Tailscale),
        new("tailscale-key", "tskey-", A.Dashed, 20, 128, Tailscale),
        new("netbird-token", "nbp_", A.Base62, 36, 36, NetBird, Edges.Both) { Checksum = Checksum.GitHub },
        new("age-secret-key", "AGE-SECRET-KEY-1", A.UpperAlnum, 58, 58, Age) { Checksum = Checksum.Bech32 },
        new("nostr-secret-key", "nsec1", A.Bech32, 58, 58, Nostr, Edges.Both) { Checksum = Checksum.Bech32 },
        new("paseto-v1-local", "v1.local.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v2-local", "v2.local.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v3-local", "v3.local.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v4-local", "v4.local.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v1-public", "v1.public.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v2-public", "v2.public.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v3-public", "v3.public.", A.Dotted, 40, 4096, Paseto),
        new("paseto-v4-public", "v4.public.", A.Dotted, 40, 4096, Paseto),
        new("laravel-app-key", "base64:", A.Base64, 44, 44, Laravel, Edges.Both) { Mixed = true },
        new("django-secret-key", "django-insecure-", A.DjangoKey, 40, 64, Django),
        new("aspnet-protected-payload", "CfDJ8", A.Base64Url, 60, 8192, DataProtection, Edges.Left),
        new("dotenv-vault-key", ":key_", A.Hex, 64, 64, Dotenv),
        new("vanta-client-secret", "vcs_", A.Base62, 24, 96, Vanta, Edges.Both) { Mixed = true },
        new("vanta-access-token", "vat_", A.Base62, 24, 96, Vanta, Edges.Both) { Mixed = true },
        new("kong-personal-token", "kpat_", A.Base62, 36, 96, Kong),
        new("kong-system-token", "spat_", A.Base62, 36, 96, Kong),
        new("zuplo-key", "zpka_", A.Word, 40, 48, Zuplo, Edges.Left),
        new("adobe-client-secret", "p8e-", A.Base64Url, 32, 32, Adobe, Edges.Both) { Mixed = true },
        new("roblox-security-cookie", "ROBUX-and-items.|_", A.Base64Url, 100, 2048, Roblox),
    ];
}
