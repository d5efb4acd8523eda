using System.Text.RegularExpressions;

namespace Rca.Benchmarks.Redaction;

/// <summary>Sixty patterns as a service written in C# would have them: what the engine's speed is compared with.</summary>
static partial class GeneratedPatterns
{
    // They are compared for their speed: a run with a timeout would not be.
    const int NoTimeout = -1;

    internal static IReadOnlyList<Regex> All { get; } =
    [
        GitHub, GitHubFineGrained, GitLab, AwsKeyId, SlackToken, SlackHook, StripeKey, StripeHook,
        GoogleApi, GoogleOAuth, GoogleAccess, SendGrid, Mailgun, Twilio, Npm, PyPi,
        DockerHub, DigitalOcean, Vault, Terraform, OpenAi, Anthropic, HuggingFace, Databricks,
        Shopify, Square, Linear, Notion, Atlassian, Grafana, NewRelic, Sentry,
        PlanetScale, Doppler, Telegram, Discord, Age, AzureStorage, AzureSas, AzureClient,
        Jwt, Pem, BasicHeader, BearerHeader, CookieHeader, ApiKeyHeader, UrlPassword, PasswordPair,
        SecretPair, PrivateKeyPair, Libpq, DotNetConnection, SqlPassword, CliPassword, CurlUser, Card,
        Iban, SocialSecurity, Email, Mac,
    ];

    [GeneratedRegex(@"gh[pousr]_[0-9A-Za-z]{36,255}", RegexOptions.None, NoTimeout)]
    private static partial Regex GitHub { get; }

    [GeneratedRegex(@"github_pat_[0-9A-Za-z_]{40,255}", RegexOptions.None, NoTimeout)]
    private static partial Regex GitHubFineGrained { get; }

    [GeneratedRegex(@"gl(?:pat|dt|rt|ptt|ft|cbt)-[\w.-]{20,300}", RegexOptions.None, NoTimeout)]
    private static partial Regex GitLab { get; }

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex AwsKeyId { get; }

    [GeneratedRegex(@"xox[abeprs]-[0-9A-Za-z-]{10,250}", RegexOptions.None, NoTimeout)]
    private static partial Regex SlackToken { get; }

    [GeneratedRegex(@"hooks\.slack\.com/services/T\w+/B\w+/\w+", RegexOptions.None, NoTimeout)]
    private static partial Regex SlackHook { get; }

    [GeneratedRegex(@"\b[rs]k_(?:live|test)_[0-9A-Za-z]{24,247}", RegexOptions.None, NoTimeout)]
    private static partial Regex StripeKey { get; }

    [GeneratedRegex(@"whsec_[0-9A-Za-z+/=]{32,64}", RegexOptions.None, NoTimeout)]
    private static partial Regex StripeHook { get; }

    [GeneratedRegex(@"AIza[\w-]{35}", RegexOptions.None, NoTimeout)]
    private static partial Regex GoogleApi { get; }

    [GeneratedRegex(@"GOCSPX-[\w-]{28}", RegexOptions.None, NoTimeout)]
    private static partial Regex GoogleOAuth { get; }

    [GeneratedRegex(@"ya29\.[\w.-]{30,2048}", RegexOptions.None, NoTimeout)]
    private static partial Regex GoogleAccess { get; }

    [GeneratedRegex(@"SG\.[\w-]{22}\.[\w-]{43}", RegexOptions.None, NoTimeout)]
    private static partial Regex SendGrid { get; }

    [GeneratedRegex(@"\bkey-[0-9a-f]{32}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex Mailgun { get; }

    [GeneratedRegex(@"\bSK[0-9a-f]{32}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex Twilio { get; }

    [GeneratedRegex(@"npm_[0-9A-Za-z]{36}", RegexOptions.None, NoTimeout)]
    private static partial Regex Npm { get; }

    [GeneratedRegex(@"pypi-[\w-]{50,1000}", RegexOptions.None, NoTimeout)]
    private static partial Regex PyPi { get; }

    [GeneratedRegex(@"dckr_pat_[\w-]{27}", RegexOptions.None, NoTimeout)]
    private static partial Regex DockerHub { get; }

    [GeneratedRegex(@"do[opr]_v1_[0-9a-f]{64}", RegexOptions.None, NoTimeout)]
    private static partial Regex DigitalOcean { get; }

    [GeneratedRegex(@"hv[bs]\.[\w-]{24,300}", RegexOptions.None, NoTimeout)]
    private static partial Regex Vault { get; }

    [GeneratedRegex(@"[0-9A-Za-z]{14}\.atlasv1\.[\w-]{60,70}", RegexOptions.None, NoTimeout)]
    private static partial Regex Terraform { get; }

    [GeneratedRegex(@"sk-(?:proj-|svcacct-)?[\w-]{20,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex OpenAi { get; }

    [GeneratedRegex(@"sk-ant-[a-z0-9]+-[\w-]{80,120}", RegexOptions.None, NoTimeout)]
    private static partial Regex Anthropic { get; }

    [GeneratedRegex(@"hf_[0-9A-Za-z]{34}", RegexOptions.None, NoTimeout)]
    private static partial Regex HuggingFace { get; }

    [GeneratedRegex(@"dapi[0-9a-f]{32}", RegexOptions.None, NoTimeout)]
    private static partial Regex Databricks { get; }

    [GeneratedRegex(@"shp(?:at|ca|pa|ss)_[0-9a-f]{32}", RegexOptions.None, NoTimeout)]
    private static partial Regex Shopify { get; }

    [GeneratedRegex(@"sq0[a-z]{3}-[\w-]{22,43}", RegexOptions.None, NoTimeout)]
    private static partial Regex Square { get; }

    [GeneratedRegex(@"lin_api_[0-9A-Za-z]{40}", RegexOptions.None, NoTimeout)]
    private static partial Regex Linear { get; }

    [GeneratedRegex(@"ntn_[0-9A-Za-z]{40,50}", RegexOptions.None, NoTimeout)]
    private static partial Regex Notion { get; }

    [GeneratedRegex(@"ATATT3[\w=-]{180,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex Atlassian { get; }

    [GeneratedRegex(@"gl(?:c|sa)_[0-9A-Za-z+/=_]{32,400}", RegexOptions.None, NoTimeout)]
    private static partial Regex Grafana { get; }

    [GeneratedRegex(@"NRAK-[0-9A-Z]{27}", RegexOptions.None, NoTimeout)]
    private static partial Regex NewRelic { get; }

    [GeneratedRegex(@"sntry[su]_[0-9A-Za-z+/=_]{64,400}", RegexOptions.None, NoTimeout)]
    private static partial Regex Sentry { get; }

    [GeneratedRegex(@"pscale_(?:tkn|pw)_[\w.-]{32,64}", RegexOptions.None, NoTimeout)]
    private static partial Regex PlanetScale { get; }

    [GeneratedRegex(@"dp\.(?:pt|st|ct)\.[0-9A-Za-z.]{40,60}", RegexOptions.None, NoTimeout)]
    private static partial Regex Doppler { get; }

    [GeneratedRegex(@"\b[0-9]{8,10}:AA[\w-]{32,33}", RegexOptions.None, NoTimeout)]
    private static partial Regex Telegram { get; }

    [GeneratedRegex(@"\b[MN][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,38}", RegexOptions.None, NoTimeout)]
    private static partial Regex Discord { get; }

    [GeneratedRegex(@"AGE-SECRET-KEY-1[0-9A-Z]{58}", RegexOptions.None, NoTimeout)]
    private static partial Regex Age { get; }

    [GeneratedRegex(@"AccountKey=[0-9A-Za-z+/]{86}==", RegexOptions.None, NoTimeout)]
    private static partial Regex AzureStorage { get; }

    [GeneratedRegex(@"sig=[0-9A-Za-z%+/]{40,60}(?:=|%3D)?", RegexOptions.None, NoTimeout)]
    private static partial Regex AzureSas { get; }

    [GeneratedRegex(@"\b[\w.~-]{3}8Q~[\w.~-]{31,34}", RegexOptions.None, NoTimeout)]
    private static partial Regex AzureClient { get; }

    [GeneratedRegex(@"\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*", RegexOptions.None, NoTimeout)]
    private static partial Regex Jwt { get; }

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----", RegexOptions.None, NoTimeout)]
    private static partial Regex Pem { get; }

    [GeneratedRegex(@"(?i)authorization:\s*basic\s+[0-9a-z+/=]{8,}", RegexOptions.None, NoTimeout)]
    private static partial Regex BasicHeader { get; }

    [GeneratedRegex(@"(?i)authorization:\s*bearer\s+[\w.~+/=-]{8,}", RegexOptions.None, NoTimeout)]
    private static partial Regex BearerHeader { get; }

    [GeneratedRegex(@"(?i)\b(?:set-)?cookie:\s*[^\r\n]{4,4000}", RegexOptions.None, NoTimeout)]
    private static partial Regex CookieHeader { get; }

    [GeneratedRegex(@"(?i)\bx-api-key:\s*\S{8,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex ApiKeyHeader { get; }

    [GeneratedRegex(@"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,100}:[^\s/@]{1,200}@", RegexOptions.None, NoTimeout)]
    private static partial Regex UrlPassword { get; }

    [GeneratedRegex(@"(?i)\bpass(?:word|wd|phrase)?\b[']?\s{0,3}[=:]\s{0,3}[']?[^\s',;]{4,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex PasswordPair { get; }

    [GeneratedRegex(@"(?i)\b[\w.-]{0,40}(?:secret|token|api_?key)[']?\s{0,3}[=:]\s{0,3}[']?[^\s',;]{8,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex SecretPair { get; }

    [GeneratedRegex(@"(?i)\b(?:private|access|signing)[_-]?key[']?\s{0,3}[=:]\s{0,3}[']?[^\s',;]{8,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex PrivateKeyPair { get; }

    [GeneratedRegex(@"\bhost=\S+\s.{0,200}\bpassword=\S+", RegexOptions.None, NoTimeout)]
    private static partial Regex Libpq { get; }

    [GeneratedRegex(@"(?i)\b(?:server|data source)=[^;]{1,100};.{0,200}(?:pwd|password)=[^;]{1,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex DotNetConnection { get; }

    [GeneratedRegex(@"(?i)\bpassword\s+'[^']{1,200}'", RegexOptions.None, NoTimeout)]
    private static partial Regex SqlPassword { get; }

    [GeneratedRegex(@"\s--?(?:p|password|token|secret)[ =]\S{4,200}", RegexOptions.None, NoTimeout)]
    private static partial Regex CliPassword { get; }

    [GeneratedRegex(@"\bcurl\b.{0,200}\s-u\s*\S+:\S+", RegexOptions.None, NoTimeout)]
    private static partial Regex CurlUser { get; }

    [GeneratedRegex(@"\b(?:4[0-9]{3}|5[1-5][0-9]{2}|3[47][0-9]{2}|6011)[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}[ -]?[0-9]{0,4}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex Card { get; }

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?\b", RegexOptions.None, NoTimeout)]
    private static partial Regex Iban { get; }

    [GeneratedRegex(@"\b[0-8][0-9]{2}-[0-9]{2}-[0-9]{4}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex SocialSecurity { get; }

    [GeneratedRegex(@"\b[\w.%+-]{1,64}@[a-zA-Z0-9.-]{1,253}\.[a-zA-Z]{2,24}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex Email { get; }

    [GeneratedRegex(@"\b(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}\b", RegexOptions.None, NoTimeout)]
    private static partial Regex Mac { get; }
}
