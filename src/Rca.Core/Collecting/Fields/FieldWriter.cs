using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>
/// Writes evidence by the declared types of its fields, never by what an object says of itself: no converter, no extension data and no heir has a say.
/// </summary>
static class FieldWriter
{
    static readonly ConcurrentDictionary<Type, string> Kinds = new();
    static readonly ConcurrentDictionary<Type, IReadOnlyList<(JsonEncodedText Name, PropertyInfo Property)>> Known = new();

    public static JsonElement Write(object evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var type = evidence.GetType();
        Kinds.GetOrAdd(type, EvidenceKind.NameOf);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output)) Record(writer, type, evidence);
        var reader = new Utf8JsonReader(output.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    static void Record(Utf8JsonWriter writer, Type type, object record)
    {
        writer.WriteStartObject();
        foreach (var (name, property) in FieldsOf(type))
        {
            if (property.GetValue(record) is not { } value) continue;
            writer.WritePropertyName(name);
            Value(writer, property.PropertyType, value);
        }

        writer.WriteEndObject();
    }

    static void Value(Utf8JsonWriter writer, Type declared, object value)
    {
        if (FieldReader.FormOf(declared) is not null) JsonSerializer.Serialize(writer, value, Nullable.GetUnderlyingType(declared) ?? declared, WireJson.Options);
        else if (FieldReader.ElementOf(declared) is { } element) List(writer, element, (IEnumerable)value);
        else Record(writer, declared, value);
    }

    static void List(Utf8JsonWriter writer, Type element, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var value in list)
        {
            if (value is null) writer.WriteNullValue();
            else Value(writer, element, element.IsInstanceOfType(value) ? value : throw new DescriptorException($"a list of {element.Name} holds something else"));
        }

        writer.WriteEndArray();
    }

    // What was never declared is never known, and so never written.
    static IReadOnlyList<(JsonEncodedText, PropertyInfo)> FieldsOf(Type type) => Known.GetOrAdd(type, static t =>
    {
        FieldReader.Read(t);
        return [.. FieldReader.Properties(t).Select(p => (JsonEncodedText.Encode(FieldReader.NameOf(p)), p))];
    });
}
