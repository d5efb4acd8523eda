using System.Text.Json;
using System.Text.Json.Serialization;
using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>Quantities in canonical form: their number as ECMAScript writes it.</summary>
sealed class CanonicalQuantityConverter : JsonConverter<Quantity>
{
    static readonly QuantityJsonConverter Plain = new();

    public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Plain.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
        writer.WriteRawValue(CanonicalJson.Write(JsonSerializer.SerializeToElement(value, WireJson.Options)), skipInputValidation: true);
}
