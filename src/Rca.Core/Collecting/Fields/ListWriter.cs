using System.Text.Json;

namespace Rca.Core.Collecting;

sealed class ListWriter<TList, TElement> : ValueWriter<TList> where TList : IEnumerable<TElement>
{
    readonly ValueWriter<TElement> _element = ValueWriter<TElement>.Create();

    public override void Write(Utf8JsonWriter writer, TList value)
    {
        writer.WriteStartArray();
        foreach (var element in value)
        {
            if (element is null) writer.WriteNullValue();
            else _element.Write(writer, element);
        }

        writer.WriteEndArray();
    }
}
