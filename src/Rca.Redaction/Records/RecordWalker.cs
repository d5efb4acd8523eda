using System.Globalization;
using System.Text;
using System.Text.Json;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Records;

/// <summary>Walks one record along its catalogue and writes what may leave, in the input's order.</summary>
sealed class RecordWalker(
    FieldCatalogue catalogue, RecordPolicy policy, Gatekeeper gatekeeper, FreeTexts texts, Utf8JsonWriter writer, ReceiptDraft receipt)
{
    readonly List<string> path = [];

    internal void Walk(JsonElement root)
    {
        var name = default(string);
        if (!Visit(catalogue.Root, root, name, () => { }))
            throw new WithheldException(WithheldReason.RootUndeclared);
    }

    /// <summary>Writes the value, its name first, or counts why not.</summary>
    bool Visit(CatalogueNode node, JsonElement value, string? name, Action writeName)
    {
        if (node.Rule is { Class: DataClass.Never })
            return Drop(DropReason.Never);
        if (node.Rule is not null && policy.Drops(node.Rule.Class))
            return Drop(DropReason.Policy);
        if (value.ValueKind == JsonValueKind.Null && (node.Rule is not null || !node.IsLeaf))
        {
            writeName();
            writer.WriteNullValue();
            return true;
        }
        if (node.Rule is not null)
            return Leaf(node.Rule, value, name, writeName);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when !node.IsLeaf:
                writeName();
                Object(node, value);
                return true;
            case JsonValueKind.Array when node.Any is not null:
                writeName();
                Array(node.Any, value, name);
                return true;
            default:
                return Drop(node.IsLeaf ? DropReason.Undeclared : DropReason.Form);
        }
    }

    void Object(CatalogueNode node, JsonElement value)
    {
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (node.Named.TryGetValue(property.Name, out var declared))
                Enter(declared, property, property.Name);
            else if (node.Any is null)
                Drop(DropReason.Undeclared);
            else if (policy.Drops(DataClass.Identifier))
                Drop(DropReason.Policy);
            else
                Enter(node.Any, property, gatekeeper.Identifier(property.Name, policy.Keeps));
        }
        writer.WriteEndObject();
    }

    void Enter(CatalogueNode node, JsonProperty property, string outputName)
    {
        path.Add(outputName);
        // A map's key is data like its value: it is named in the receipt when it was replaced.
        Visit(node, property.Value, property.Name, () =>
        {
            if (!ReferenceEquals(outputName, property.Name) && outputName != property.Name)
                Note("map-key", DataClass.Identifier, outputName);
            writer.WritePropertyName(outputName);
        });
        path.RemoveAt(path.Count - 1);
    }

    void Array(CatalogueNode node, JsonElement value, string? name)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            path.Add(index.ToString(CultureInfo.InvariantCulture));
            if (Visit(node, element, name, () => { }))
                index++;
            path.RemoveAt(path.Count - 1);
        }
        writer.WriteEndArray();
    }

    bool Leaf(FieldRule rule, JsonElement value, string? name, Action writeName)
    {
        if (rule.Class == DataClass.Operational)
        {
            if (!Forms.Has(value, rule, catalogue.UnknownWords))
                return Drop(DropReason.Form);
            writeName();
            value.WriteTo(writer);
            return true;
        }
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number when rule.Class != DataClass.FreeText => value.GetRawText(),
            _ => null,
        };
        if (text is null)
            return Drop(DropReason.Form);
        writeName();
        if (rule.Class == DataClass.FreeText)
            Untrusted(text, name, rule.Form);
        else
            Named(rule.Class, text);
        return true;
    }

    void Named(DataClass @class, string text)
    {
        var output = @class == DataClass.Identifier ? gatekeeper.Identifier(text, policy.Keeps) : gatekeeper.Pseudonym(@class, text);
        if (output != text)
            Note(TokenClass.Of(@class), @class, output);
        writer.WriteStringValue(output);
    }

    void Untrusted(string text, string? name, FieldForm form)
    {
        var free = texts.Of(text, name, form);
        writer.WriteStartObject();
        writer.WriteString("untrusted", free.Scrubbed.Bytes);
        if (free.Truncated)
        {
            writer.WriteBoolean("truncated", true);
            receipt.Truncated++;
        }
        writer.WriteEndObject();
        path.Add("untrusted");
        foreach (var placed in free.Scrubbed.Placed)
            receipt.Redact(placed.Rule.Id, placed.Rule.Class, Pointer(), placed.Token, placed.Chain);
        path.RemoveAt(path.Count - 1);
    }

    void Note(string rule, DataClass @class, string token) => receipt.Redact(rule, TokenClass.Of(@class), Pointer(), token);

    bool Drop(DropReason reason)
    {
        receipt.Drop(reason);
        return false;
    }

    string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (var segment in path)
            pointer.Append('/').Append(segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        return pointer.ToString();
    }
}
