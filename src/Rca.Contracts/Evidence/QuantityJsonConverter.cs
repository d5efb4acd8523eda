using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rca.Contracts;

/// <summary>Reads and writes a <see cref="Quantity"/> as a bare number or an object of exactly one bound or reason.</summary>
public sealed class QuantityJsonConverter : JsonConverter<Quantity>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is neither a number nor one of the three objects.</exception>
    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number) return Quantity.Of(reader.GetDouble());
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw Malformed();
        var members = document.RootElement.EnumerateObject().ToList();
        if (members.Count != 1) throw Malformed();
        var (name, value) = (members[0].Name, members[0].Value);
        return (name, value.ValueKind) switch
        {
            ("unknown", JsonValueKind.String) => Quantity.Unknown(value.Deserialize<UnknownReason>(WireJson.Options)),
            ("atLeast", JsonValueKind.Number) => Quantity.AtLeast(value.GetDouble()),
            ("atMost", JsonValueKind.Number) => Quantity.AtMost(value.GetDouble()),
            _ => throw Malformed(),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options)
    {
        if (value.Kind == QuantityKind.Value)
        {
            writer.WriteNumberValue(value.Number);
            return;
        }

        writer.WriteStartObject();
        if (value.Kind == QuantityKind.Unknown) writer.WriteString("unknown", WireJson.Word(value.Reason));
        else writer.WriteNumber(value.Kind == QuantityKind.AtLeast ? "atLeast" : "atMost", value.Number);
        writer.WriteEndObject();
    }

    static JsonException Malformed() => new("a quantity is a number, or an object with exactly one of unknown, atLeast, atMost");
}
