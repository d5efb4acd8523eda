using System.Globalization;

namespace Rca.Redaction.Policies.Reading;

/// <summary>The outermost section of a policy.</summary>
static class PolicyReader
{
    const int MaxAllowedValues = 200;
    const int MinAllowedValue = 4;
    const int MaxAllowedValue = 1024;
    const string SecretsStay = "none: secrets are always redacted, and no rule can be switched off. Of what is found in text a policy chooses only for ip-addresses and mac-addresses; single values go under allow-values";

    static readonly Dictionary<string, string> Refused = new[] { "disable", "disabled", "disable-rules", "disabled-rules", "skip", "ignore", "exclude", "secrets", "secret" }
        .ToDictionary(k => k, _ => SecretsStay, StringComparer.Ordinal);

    internal static PolicySettings Read(PolicySection root)
    {
        Version(root);
        var settings = new PolicySettings
        {
            Name = Label(root, "name"),
            Revision = Label(root, "revision"),
            Classes = ClassesReader.Whole(root.Section("classes")),
            Overrides = OverrideReader.Read(root.List("overrides")),
            Identifiers = IdentifierReader.Read(root.Section("identifiers")),
            RedactsIpAddresses = root.Choice("ip-addresses", ["keep", "redact"]) is "redact",
            RedactsMacAddresses = root.Choice("mac-addresses", ["redact", "keep"]) is not "keep",
            Rules = OwnRuleReader.Read(root),
            AllowedValues = AllowedValues(root),
        };
        root.Choice("emails", ["redact"], ": an e-mail address names a person, and what names a person does not leave");
        root.RefuseUnknownKeys(Refused);
        return settings;
    }

    static void Version(PolicySection root)
    {
        var ours = RedactionPolicy.FormatVersion.ToString(CultureInfo.InvariantCulture);
        if (root.RequiredText("version", $"'version: {ours}', the format of this file") is { } version && !string.Equals(version, ours, StringComparison.Ordinal))
            root.Report("version", PolicySection.Shown(version), $"{ours}, the only format there is; a revision of the policy itself goes under revision");
    }

    static string? Label(PolicySection root, string key)
    {
        const int Longest = 100;
        if (root.Text(key) is not { } label)
            return null;
        if (label.Length is 0 or > Longest || label.Any(char.IsControl) || BuiltInRules.IsSecret(label))
            root.Report(key, PolicySection.Shown(label), $"one line of 1 to {Longest} characters for people to read");
        return label;
    }

    static List<string> AllowedValues(PolicySection root)
    {
        var values = root.Texts("allow-values");
        if (values.Count > MaxAllowedValues)
            root.Report("allow-values", string.Create(CultureInfo.InvariantCulture, $"{values.Count} values"), $"at most {MaxAllowedValues}");
        foreach (var value in values)
        {
            if (value.Value.Length is < MinAllowedValue or > MaxAllowedValue)
                root.Report(value, string.Create(CultureInfo.InvariantCulture, $"a value of {value.Value.Length} characters (not shown)"), $"{MinAllowedValue} to {MaxAllowedValue}: a value is compared whole");
            else if (BuiltInRules.ThatKnows(value.Value) is { } rule)
                root.Report(value, $"a value that the rule {rule} knows by its form (not shown)", "one that is found only by its place, such as behind 'password='");
        }
        return [.. values.Select(v => v.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
