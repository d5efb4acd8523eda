using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Rca.Redaction.Policies;

/// <summary>The digest over what a policy does: every setting in effect in one order, and nothing that only people read.</summary>
static class PolicyDigest
{
    internal static string Of(PolicySettings settings)
    {
        var canonical = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(canonical))
            Write(writer, settings);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(canonical.WrittenSpan));
    }

    static void Write(Utf8JsonWriter writer, PolicySettings settings)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", RedactionPolicy.FormatVersion);
        Classes(writer, settings.Classes);
        List(writer, "overrides", settings.Overrides, Override);
        List(writer, "identifiers", settings.Identifiers, Allowlist);
        writer.WriteBoolean("ip-addresses", settings.RedactsIpAddresses);
        writer.WriteBoolean("mac-addresses", settings.RedactsMacAddresses);
        List(writer, "rules", settings.Rules, Rule);
        Words(writer, "allow-values", settings.AllowedValues);
        writer.WriteEndObject();
    }

    static void Override(Utf8JsonWriter writer, PolicyOverride other)
    {
        Words(writer, "sources", other.Sources);
        Words(writer, "capabilities", other.Capabilities);
        Words(writer, "kinds", other.Kinds);
        Classes(writer, other.Classes);
    }

    static void Allowlist(Utf8JsonWriter writer, IdentifierAllowlist list)
    {
        Words(writer, "sources", list.Sources);
        Words(writer, "allow", list.Names);
    }

    static void Rule(Utf8JsonWriter writer, OwnRule rule)
    {
        writer.WriteString("id", rule.Rule.Id);
        writer.WriteString("class", rule.Rule.Class);
        writer.WriteString("definition", rule.Rule.Definition);
    }

    static void Classes(Utf8JsonWriter writer, IReadOnlyDictionary<DataClass, PolicyAction> classes)
    {
        writer.WriteStartObject("classes");
        foreach (var row in ClassActions.Rows.Where(r => classes.ContainsKey(r.Class)))
            writer.WriteString(row.Word, ClassActions.Word(classes[row.Class]));
        writer.WriteEndObject();
    }

    // The words of a list are a set: neither their order nor a repetition means anything.
    static void Words(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            writer.WriteStringValue(word);
        writer.WriteEndArray();
    }

    static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
