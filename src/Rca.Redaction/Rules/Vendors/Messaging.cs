using Rca.Redaction.Rules.Checksums;
using A = Rca.Redaction.Rules.Alphabet;

namespace Rca.Redaction.Rules.Vendors;

/// <summary>Chat, mail, telephony and social networks.</summary>
static class Messaging
{
    const string Slack = "https://api.slack.com/concepts/token-types";
    const string SlackRotation = "https://api.slack.com/authentication/rotation";
    const string SlackWebhooks = "https://api.slack.com/messaging/webhooks";
    const string SlackTriggers = "https://api.slack.com/automation/triggers/webhook";
    const string SlackGov = "https://docs.slack.dev/govslack";
    const string Discord = "https://discord.com/developers/docs/resources/webhook";
    const string DiscordBot = "https://discord.com/developers/docs/reference";
    const string Teams = "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook";
    const string Telegram = "https://core.telegram.org/bots/api";
    const string Twilio = "https://www.twilio.com/docs/iam/api-keys";
    const string TwilioSids = "https://www.twilio.com/docs/glossary/what-is-a-sid";
    const string SendGrid = "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys";
    const string Mailgun = "https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt";
    const string Mailchimp = "https://mailchimp.com/developer/marketing/guides/quick-start/";
    const string Mandrill = "https://mailchimp.com/developer/transactional/guides/quick-start/";
    const string Brevo = "https://developers.brevo.com/docs/getting-started";
    const string BrevoSmtp = "https://help.brevo.com/hc/en-us/articles/7959631848850";
    const string Resend = "https://resend.com/docs/dashboard/api-keys/introduction";
    const string MailerSend = "https://developers.mailersend.com/general.html";
    const string Courier = "https://www.courier.com/docs/reference/";
    const string OneSignal = "https://documentation.onesignal.com/docs/en/keys-and-ids";
    const string PubNub = "https://www.pubnub.com/docs/general/setup/account-setup";
    const string Synapse = "https://element-hq.github.io/synapse/latest/admin_api/user_admin_api.html";
    const string MatrixAuth = "https://element-hq.github.io/matrix-authentication-service/";
    const string Meta = "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/";
    const string Instagram = "https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login";
    const string Twitter = "https://developer.x.com/en/docs/authentication/oauth-2-0/bearer-tokens";
    const string LinkedIn = "https://learn.microsoft.com/en-us/linkedin/shared/authentication/client-credentials-flow";
    const string TikTok = "https://developers.tiktok.com/doc/oauth-user-access-token-management";
    const string Pinterest = "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/";
    const string Twitch = "https://dev.twitch.tv/docs/chat/irc/";
    const string Zapier = "https://help.zapier.com/hc/en-us/articles/8496288690317";
    const string Ifttt = "https://help.ifttt.com/hc/en-us/articles/115010230347";
    const string Make = "https://help.make.com/webhooks";
    const string Telnyx = "https://developers.telnyx.com/development/api-guide/authentication";
    const string Nylas = "https://developer.nylas.com/docs/v3/auth/";
    const string Svix = "https://docs.svix.com/receiving/verifying-payloads/how-manual";
    const string Intercom = "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication";

    internal static readonly VendorToken[] Rows =
    [
        new("slack-bot-token", "xoxb-", A.Dashed, 20, 255, Slack),
        new("slack-user-token", "xoxp-", A.Dashed, 20, 255, Slack),
        new("slack-workspace-token", "xoxa-", A.Dashed, 20, 255, Slack),
        new("slack-refresh-token", "xoxr-", A.Dashed, 20, 255, Slack),
        new("slack-legacy-token", "xoxs-", A.Dashed, 20, 255, Slack),
        new("slack-legacy-bot-token", "xoxo-", A.Dashed, 20, 255, Slack),
        new("slack-client-token", "xoxc-", A.Dashed, 20, 255, Slack),
        new("slack-cookie-token", "xoxd-", A.Percent64, 20, 512, Slack),
        new("slack-config-refresh-token", "xoxe-", A.Dashed, 20, 255, SlackRotation),
        new("slack-config-access-token", "xoxe.xox", A.Dashed, 20, 255, SlackRotation),
        new("slack-app-token", "xapp-", A.Dashed, 30, 255, Slack),
        new("slack-workflow-token", "xwfp-", A.Dashed, 20, 255, Slack),
        new("slack-webhook", "hooks.slack.com/services/", A.Path, 30, 128, SlackWebhooks),
        new("slack-workflow-webhook", "hooks.slack.com/workflows/", A.Path, 30, 128, SlackTriggers),
        new("slack-trigger-webhook", "hooks.slack.com/triggers/", A.Path, 30, 128, SlackTriggers),
        new("slack-gov-webhook", "hooks.slack-gov.com/services/", A.Path, 30, 128, SlackGov),
        new("discord-webhook", "discord.com/api/webhooks/", A.Path, 60, 160, Discord),
        new("discord-old-webhook", "discordapp.com/api/webhooks/", A.Path, 60, 160, Discord),
        .. DiscordBots(),
        new("teams-webhook", "webhook.office.com/webhookb2/", A.WebhookPath, 36, 512, Teams),
        new("teams-old-webhook", "outlook.office.com/webhook/", A.WebhookPath, 36, 512, Teams),
        new("telegram-bot-token", ":AA", A.Base64Url, 33, 33, Telegram, Edges.Right) { Head = new(A.Digits, 8, 10) },
        new("twilio-api-key", "SK", A.LowerHex, 32, 32, Twilio, Edges.Both),
        new("twilio-account-sid", "AC", A.LowerHex, 32, 32, TwilioSids, Edges.Both),
        new("sendgrid-key", "SG.", A.Dotted, 60, 72, SendGrid, Edges.Both),
        new("mailgun-key", "key-", A.Hex, 32, 32, Mailgun, Edges.Both),
        new("mailgun-validation-key", "pubkey-", A.Hex, 32, 32, Mailgun, Edges.Both),
        new("mailchimp-key", "-us", A.Digits, 1, 2, Mailchimp, Edges.Both) { Head = new(A.Hex, 32, 32) },
        new("mandrill-key", "md-", A.Base64Url, 22, 22, Mandrill, Edges.Both) { Mixed = true },
        new("brevo-api-key", "xkeysib-", A.Dashed, 64, 96, Brevo),
        new("brevo-smtp-key", "xsmtpsib-", A.Dashed, 64, 96, BrevoSmtp),
        new("resend-key", "re_", A.Word, 24, 40, Resend, Edges.Both) { Mixed = true },
        new("mailersend-token", "mlsn.", A.Hex, 64, 64, MailerSend),
        new("courier-production-key", "pk_prod_", A.UpperAlnum, 28, 28, Courier),
        new("onesignal-app-key", "os_v2_app_", A.LowerBase32, 60, 128, OneSignal),
        new("onesignal-organization-key", "os_v2_org_", A.LowerBase32, 60, 128, OneSignal),
        new("pubnub-secret-key", "sec-c-", A.Base64, 40, 64, PubNub, Edges.Left),
        new("pubnub-publish-key", "pub-c-", A.HexDash, 36, 36, PubNub, Edges.Both),
        new("pubnub-subscribe-key", "sub-c-", A.HexDash, 36, 36, PubNub, Edges.Both),
        new("synapse-access-token", "syt_", A.Word, 28, 256, Synapse, Edges.Left),
        new("synapse-refresh-token", "syr_", A.Word, 28, 256, Synapse, Edges.Left),
        new("matrix-access-token", "mat_", A.Word, 37, 37, MatrixAuth, Edges.Both) { Mixed = true, Checksum = Checksum.Matrix },
        new("matrix-refresh-token", "mar_", A.Word, 37, 37, MatrixAuth, Edges.Both) { Mixed = true, Checksum = Checksum.Matrix },
        new("matrix-compat-access-token", "mct_", A.Word, 37, 37, MatrixAuth, Edges.Both) { Mixed = true, Checksum = Checksum.Matrix },
        new("matrix-compat-refresh-token", "mcr_", A.Word, 37, 37, MatrixAuth, Edges.Both) { Mixed = true, Checksum = Checksum.Matrix },
        new("meta-access-token", "EAA", A.Base62, 90, 400, Meta, Edges.Both) { Mixed = true },
        new("instagram-access-token", "IGQV", A.Base64Url, 100, 400, Instagram, Edges.Left),
        new("instagram-login-token", "IGAA", A.Base64Url, 100, 400, Instagram, Edges.Left),
        new("twitter-bearer-token", "AAAAAAAAAAAAAAAAAAAAA", A.Percent64, 70, 140, Twitter, Edges.Both) { Mixed = true },
        new("linkedin-client-secret", "WPL_AP1.", A.Any64, 20, 64, LinkedIn),
        new("tiktok-access-token", "act.", A.Base62, 40, 128, TikTok, Edges.Both) { Mixed = true },
        new("tiktok-refresh-token", "rft.", A.Base62, 40, 128, TikTok, Edges.Both) { Mixed = true },
        new("pinterest-access-token", "pina_", A.Base62, 40, 160, Pinterest),
        new("pinterest-refresh-token", "pinr.", A.Any64, 40, 256, Pinterest),
        new("twitch-chat-token", "oauth:", A.LowerAlnum, 30, 30, Twitch, Edges.Both),
        new("zapier-webhook", "hooks.zapier.com/hooks/catch/", A.Path, 10, 64, Zapier),
        new("ifttt-webhook-key", "/with/key/", A.Base64Url, 20, 64, Ifttt),
        new("make-eu1-webhook", "hook.eu1.make.com/", A.LowerAlnum, 30, 40, Make),
        new("make-eu2-webhook", "hook.eu2.make.com/", A.LowerAlnum, 30, 40, Make),
        new("make-us1-webhook", "hook.us1.make.com/", A.LowerAlnum, 30, 40, Make),
        new("make-us2-webhook", "hook.us2.make.com/", A.LowerAlnum, 30, 40, Make),
        new("telnyx-key", "KEY", A.Word, 55, 55, Telnyx, Edges.Both) { Mixed = true },
        new("nylas-key", "nyk_v0_", A.Base62, 40, 96, Nylas),
        new("webhook-signing-secret", "whsec_", A.Base64, 24, 128, Svix),
        new("intercom-access-token", "dG9rO", A.Base64, 50, 70, Intercom, Edges.Both) { Mixed = true },
    ];

    /// <summary>A bot's token begins with its decimal id in base64: nine beginnings for nine leading digits.</summary>
    static IEnumerable<VendorToken> DiscordBots() =>
        ((ReadOnlySpan<string>)["MT", "Mj", "Mz", "ND", "NT", "Nj", "Nz", "OD", "OT"]).ToArray().Select((anchor, at) =>
            new VendorToken($"discord-bot-token-{at + 1}", anchor, A.Dotted, 56, 76, DiscordBot, Edges.Both)
            {
                ThirdCharacter = "AEIMQUYcgk",
                Checksum = Checksum.DiscordId,
                ChecksumDecides = true,
            });
}
