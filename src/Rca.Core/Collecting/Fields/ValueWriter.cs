using System.Text.Json;
using System.Text.Json.Serialization;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Writes values of one type: a leaf, a list, or a record with its properties in their order; what is null is left out of a record.</summary>
abstract class ValueWriter<T>
{
    public abstract void Write(Utf8JsonWriter writer, T value);

    public static ValueWriter<T> Create()
    {
        if (FieldReader.FormOf(typeof(T)) is not null) return new Leaf((JsonConverter<T>)WireJson.Options.GetConverter(typeof(T)));
        var writer = FieldReader.ElementOf(typeof(T)) is { } element ? typeof(ListWriter<,>).MakeGenericType(typeof(T), element) : typeof(RecordWriter<>).MakeGenericType(typeof(T));
        return (ValueWriter<T>)Activator.CreateInstance(writer)!;
    }

    sealed class Leaf(JsonConverter<T> converter) : ValueWriter<T>
    {
        public override void Write(Utf8JsonWriter writer, T value)
        {
            if (value is null) writer.WriteNullValue();
            else converter.Write(writer, value, WireJson.Options);
        }
    }
}
