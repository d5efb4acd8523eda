using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rca.Core.Manifests;

/// <summary>Labels and scopes in canonical form: by the code units of their names.</summary>
sealed class CanonicalMapConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("{"u8);
        var isFirst = true;
        foreach (var (name, text) in value.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!isFirst) output.Write(","u8);
            isFirst = false;
            CanonicalText.Write(name, output);
            output.Write(":"u8);
            if (text is null) output.Write("null"u8);
            else CanonicalText.Write(text, output);
        }

        output.Write("}"u8);
        writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
    }
}
