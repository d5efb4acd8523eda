using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rca.Core.Manifests;

/// <summary>Whole numbers in canonical form: those that a double cannot hold are written as the nearest that it can.</summary>
sealed class CanonicalWholeNumberConverter : JsonConverter<long>
{
    const long Largest = 1L << 53;

    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetInt64();

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options)
    {
        if (value is >= -Largest and <= Largest) writer.WriteNumberValue(value);
        else writer.WriteRawValue(CanonicalNumber.Format(value), skipInputValidation: true);
    }
}
