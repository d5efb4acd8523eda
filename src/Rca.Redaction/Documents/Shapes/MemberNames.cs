using Rca.Redaction.Rules;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Looks names up; case does not count.</summary>
static class MemberNames
{
    static readonly (Member Member, string Names)[] Table =
    [
        (Member.Named, "name key field header parameter option variable parameterkey parametername"),
        (Member.Valued, "value values val default defaultvalue content parametervalue example examples plaintext"),
        (Member.Flag, "sensitive secret issecret is_secret masked noecho secure issecure secured"),
        (Member.Type, "type format"),
        (Member.Kind, "kind"),
        (Member.Data, "data stringdata encrypteddata"),
        (Member.Auths, "auths"),
        (Member.Sensitivity, "sensitive_values before_sensitive after_sensitive"),
        (Member.SensitivePaths, "sensitive_attributes"),
        (Member.SecretString, "secretstring secretbinary"),
        (Member.LeaseDuration, "lease_duration"),
        (Member.KeyType, "kty"),
        (Member.SecureData, "securejsondata securesettings secure_json_data"),
        (Member.Cookies, "cookies"),
        (Member.Pairs, "rawheaders raw_headers"),
        (Member.Environment, "env environment envs environ variables"),
        (Member.Command, "args command cmd entrypoint argv arguments exec commandline command_line test"),
        (Member.RemoteReference, "remoteref"),
        (Member.SecretMember,
            "client-key-data identitytoken registrytoken identity_token tls.key ssh-privatekey .dockerconfigjson .dockercfg passwd plain_text_passwd "
            + "hashed_passwd client_key_data slack_api_url webhook_url webhookurl slack_webhook slack_webhook_url"),
        (Member.NameOnly, "existingsecret existing_secret secretkeyref secretref existingsecretname"),
        (Member.Wrapped, "text #text stringvalue string_value"),
        (Member.Accounts, "chpasswd"),
        (Member.Columns, "columns columnnames"),
        (Member.Receivers, "pagerduty_configs victorops_configs opsgenie_configs pushover_configs"),
    ];

    /// <summary>Every name that is known; it goes into the ruleset's digest.</summary>
    internal static string Definition { get; } = string.Join(' ', Table.Select(row => $"{row.Member}: {row.Names}"));

    static readonly WordSet Names = new([.. Table.SelectMany(row => row.Names.Split(' '))]);

    static readonly Member[] Members = [.. Table.SelectMany(row => row.Names.Split(' ').Select(_ => row.Member))];

    internal static Member Of(ReadOnlySpan<byte> name) => Names.IndexOf(name) is >= 0 and var at ? Members[at] : Member.Other;
}
