using System.Globalization;
using System.Text;

namespace Rca.PlantedLog.Tokens;

/// <summary>Payments, messaging, observability and other hosted services.</summary>
static class Services
{
    public static readonly TokenKind[] All =
    [
        new("stripe-live", "STRIPE_SECRET_KEY", d => "sk_live_" + d.Base62(99)),
        new("stripe-short", "STRIPE_API_KEY", d => "sk_live_" + d.Base62(24)),
        new("stripe-restricted", "STRIPE_RESTRICTED_KEY", d => "rk_live_" + d.Base62(99)),
        new("stripe-webhook", "STRIPE_WEBHOOK_SECRET", d => "whsec_" + d.Base62(32)),
        new("square-access", "SQUARE_ACCESS_TOKEN", d => "EAAA" + d.Base64Url(60)),
        new("square-oauth-secret", "SQUARE_APPLICATION_SECRET", d => "sq0csp-" + d.Base64Url(43)),
        new("braintree", "BRAINTREE_ACCESS_TOKEN", d => $"access_token$production${d.Lower(16)}${d.Hex(32)}"),
        new("razorpay-key", "RAZORPAY_KEY", d => "rzp_live_" + d.Base62(14)),
        new("flutterwave", "FLW_SECRET_KEY", d => $"FLWSECK-{d.Hex(32)}-X"),
        new("plaid", "PLAID_ACCESS_TOKEN", d => "access-production-" + d.Uuid()),
        new("mollie", "MOLLIE_API_KEY", d => "live_" + d.Base62(30), false),
        new("shopify-access", "SHOPIFY_ACCESS_TOKEN", d => "shpat_" + d.Hex(32)),
        new("shopify-shared-secret", "SHOPIFY_API_SECRET", d => "shpss_" + d.Hex(32)),
        new("easypost", "EASYPOST_API_KEY", d => "EZAK" + d.Base62(54)),
        new("shippo", "SHIPPO_API_TOKEN", d => "shippo_live_" + d.Hex(40)),
        new("duffel", "DUFFEL_ACCESS_TOKEN", d => "duffel_live_" + d.Base64Url(43)),
        new("slack-bot", "SLACK_BOT_TOKEN", d => $"xoxb-{d.Digits(12)}-{d.Digits(13)}-{d.Base62(24)}"),
        new("slack-user", "SLACK_USER_TOKEN", d => $"xoxp-{d.Digits(12)}-{d.Digits(12)}-{d.Digits(13)}-{d.Hex(32)}"),
        new("slack-app", "SLACK_APP_TOKEN", d => $"xapp-1-A{d.Chars(Alphabets.UpperAlphanumeric, 10)}-{d.Digits(13)}-{d.Hex(64)}"),
        new("slack-webhook", "SLACK_WEBHOOK_URL", d => $"https://hooks.slack.com/services/T{Upper(d, 10)}/B{Upper(d, 10)}/{d.Base62(24)}", PublicUpTo: "/"),
        new("discord-bot", "DISCORD_TOKEN", d => $"{Encode(d.Digits(18))}.{d.Base64Url(6)}.{d.Base64Url(38)}"),
        new("discord-webhook", "DISCORD_WEBHOOK", d => $"https://discord.com/api/webhooks/{d.Digits(19)}/{d.Base64Url(68)}", PublicUpTo: "/"),
        new("telegram-bot", "TELEGRAM_BOT_TOKEN", d => $"{d.Digits(10)}:AA{d.Base64Url(33)}"),
        new("teams-webhook", "TEAMS_WEBHOOK_URL", d => $"https://contoso.webhook.office.com/webhookb2/{d.Uuid()}@{d.Uuid()}/IncomingWebhook/{d.Hex(32)}/{d.Uuid()}", PublicUpTo: "/IncomingWebhook/"),
        new("twilio-api-key", "TWILIO_API_KEY", d => "SK" + d.Hex(32)),
        new("twilio-auth-token", "TWILIO_AUTH_TOKEN", d => d.Hex(32), false),
        new("sendgrid", "SENDGRID_API_KEY", d => $"SG.{d.Base64Url(22)}.{d.Base64Url(43)}"),
        new("mailgun", "MAILGUN_API_KEY", d => "key-" + d.Hex(32)),
        new("mailgun-new", "MAILGUN_SENDING_KEY", d => $"{d.Hex(32)}-{d.Hex(8)}-{d.Hex(8)}", false),
        new("mailchimp", "MAILCHIMP_API_KEY", d => $"{d.Hex(32)}-us{d.Between(1, 21).ToString(CultureInfo.InvariantCulture)}"),
        new("mandrill", "MANDRILL_API_KEY", d => "md-" + d.Base64Url(22), false),
        new("postmark", "POSTMARK_SERVER_TOKEN", d => d.Uuid(), false),
        new("brevo", "BREVO_API_KEY", d => $"xkeysib-{d.Hex(64)}-{d.Base62(16)}"),
        new("resend", "RESEND_API_KEY", d => $"re_{d.Base62(8)}_{d.Base62(24)}"),
        new("hubspot", "HUBSPOT_ACCESS_TOKEN", d => "pat-na1-" + d.Uuid()),
        new("pagerduty", "PAGERDUTY_API_KEY", d => "u+" + d.Base64Url(18), false),
        new("datadog-api-key", "DD_API_KEY", d => d.Hex(32), false),
        new("datadog-app-key", "DD_APP_KEY", d => d.Hex(40), false),
        new("new-relic-user", "NEW_RELIC_API_KEY", d => "NRAK-" + Upper(d, 27)),
        new("new-relic-license", "NEW_RELIC_LICENSE_KEY", d => d.Hex(36) + "NRAL"),
        new("new-relic-insert", "NEW_RELIC_INSERT_KEY", d => "NRII-" + d.Base64Url(32)),
        new("grafana-service-account", "GRAFANA_TOKEN", Grafana),
        new("grafana-cloud", "GRAFANA_CLOUD_TOKEN", d => "glc_" + Encode($$$"""{"o":"{{{d.Digits(7)}}}","n":"collector","k":"{{{d.Base62(24)}}}","m":{"r":"prod-eu-west-2"}}""")),
        new("grafana-api-key", "GRAFANA_API_KEY", d => Convert.ToBase64String(Encoding.ASCII.GetBytes($$"""{"k":"{{d.Base62(32)}}","n":"deploy","id":1}"""))),
        new("sentry-user", "SENTRY_AUTH_TOKEN", d => "sntryu_" + d.Hex(64)),
        new("sentry-org", "SENTRY_AUTH_TOKEN", d => $"sntrys_{Encode($$"""{"iat":{{d.Digits(10)}}.5,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"shop"}""")}_{d.Chars(Alphabets.Base64, 43)}"),
        new("honeycomb-ingest", "HONEYCOMB_API_KEY", d => "hcaik_01" + d.Lower(56)),
        new("dynatrace", "DT_API_TOKEN", d => $"dt0c01.{d.Chars(Alphabets.Base32, 24)}.{d.Chars(Alphabets.Base32, 64)}"),
        new("splunk-hec", "SPLUNK_HEC_TOKEN", d => d.Uuid(), false),
        new("launchdarkly-sdk", "LAUNCHDARKLY_SDK_KEY", d => "sdk-" + d.Uuid()),
        new("posthog-personal", "POSTHOG_PERSONAL_API_KEY", d => "phx_" + d.Base62(43)),
        new("algolia-admin", "ALGOLIA_ADMIN_API_KEY", d => d.Hex(32), false),
        new("mapbox-secret", "MAPBOX_SECRET_TOKEN", d => $"sk.{Encode($$"""{"u":"shop-maps","a":"ck{{d.Lower(23)}}"}""")}.{d.Base64Url(22)}"),
        new("notion", "NOTION_TOKEN", d => $"ntn_{d.Digits(11)}{d.Base62(35)}"),
        new("airtable", "AIRTABLE_API_KEY", d => $"pat{d.Base62(14)}.{d.Hex(64)}"),
        new("asana", "ASANA_TOKEN", d => $"2/{d.Digits(16)}/{d.Digits(16)}:{d.Hex(32)}"),
        new("figma", "FIGMA_TOKEN", d => "figd_" + d.Base64Url(40)),
        new("postman", "POSTMAN_API_KEY", d => $"PMAK-{d.Hex(24)}-{d.Hex(34)}"),
        new("typeform", "TYPEFORM_TOKEN", d => $"tfp_{d.Base62(43)}_{d.Base62(14)}"),
        new("contentful", "CONTENTFUL_MANAGEMENT_TOKEN", d => "CFPAT-" + d.Base64Url(43)),
        new("linear", "LINEAR_API_KEY", d => "lin_api_" + d.Base62(40)),
        new("clickup", "CLICKUP_TOKEN", d => $"pk_{d.Digits(8)}_{Upper(d, 32)}"),
        new("trello", "TRELLO_TOKEN", d => "ATTA" + d.Hex(64) + d.Chars(Alphabets.UpperHex, 8)),
        new("dropbox", "DROPBOX_TOKEN", d => "sl.B" + d.Base64Url(135)),
        new("readme", "README_API_KEY", d => "rdme_" + d.Lower(70)),
        new("okta", "OKTA_API_TOKEN", d => "00" + d.Base64Url(40), false),
        new("auth0-client-secret", "AUTH0_CLIENT_SECRET", d => d.Base64Url(64), false),
        new("facebook-access-token", "FACEBOOK_ACCESS_TOKEN", d => "EAACEdEose0cBA" + d.Base62(150)),
        new("twitter-bearer", "TWITTER_BEARER_TOKEN", d => "AAAAAAAAAAAAAAAAAAAAA" + d.Base62(80)),
    ];

    static string Upper(Dice d, int count) => d.Chars(Alphabets.UpperAlphanumeric, count);

    static string Encode(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text)).TrimEnd('=');

    // "gl", the kind of account, the secret; then the CRC-32 of that, least byte first.
    static string Grafana(Dice d)
    {
        var body = "glsa_" + d.Base62(32);
        var bytes = BitConverter.GetBytes(Checksums.Crc32(body));
        if (!BitConverter.IsLittleEndian) Array.Reverse(bytes);
        return $"{body}_{Convert.ToHexStringLower(bytes)}";
    }
}
