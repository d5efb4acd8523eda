using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents.Shapes;

/// <summary>Looks names up; case does not count.</summary>
static class MemberNames
{
    const int Slots = 512;
    const int Longest = 24;

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

    static readonly (byte[] Name, Member Member)[] Slot = Fill();

    internal static Member Of(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 2 or > Longest)
            return Member.Other;
        for (var at = Place(name); Slot[at].Name is { } known; at = (at + 1) % Slots)
        {
            if (AsciiByte.EqualsIgnoreCase(name, known))
                return Slot[at].Member;
        }
        return Member.Other;
    }

    static (byte[], Member)[] Fill()
    {
        var slots = new (byte[] Name, Member)[Slots];
        foreach (var (member, names) in Table)
        {
            foreach (var name in names.Split(' '))
                Put(slots, Encoding.ASCII.GetBytes(name), member);
        }
        return slots;
    }

    static void Put((byte[] Name, Member)[] slots, byte[] name, Member member)
    {
        var at = Place(name);
        while (slots[at].Name is not null)
            at = (at + 1) % Slots;
        slots[at] = (name, member);
    }

    static int Place(ReadOnlySpan<byte> name) =>
        ((AsciiByte.Lower(name[0]) * 31) + (AsciiByte.Lower(name[1]) * 7) + (AsciiByte.Lower(name[^1]) * 61) + (name.Length * 13)) % Slots;
}
