using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rca.Core.Manifests;

/// <summary>Texts in canonical form. Those that come again and again, such as names of sources, kinds and rules, are read as one string each.</summary>
sealed class CanonicalTextConverter : JsonConverter<string>
{
    // Longer ones are digests and details, of which none is like another.
    const int Longest = 48;
    readonly string?[] known = new string?[1024];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > Longest) return reader.GetString();
        var hash = new HashCode();
        hash.AddBytes(reader.ValueSpan);
        // When two threads write one place, each has its own string still.
        ref var place = ref known[(uint)hash.ToHashCode() % known.Length];
        return place is { } text && Ascii.Equals(reader.ValueSpan, text) ? text : place = reader.GetString();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var output = new ArrayBufferWriter<byte>(value.Length + 2);
        CanonicalText.Write(value, output);
        writer.WriteRawValue(output.WrittenSpan, skipInputValidation: true);
    }
}
