using System.Reflection;
using System.Text.Json;

namespace Rca.Core.Collecting;

sealed class RecordWriter<T> : ValueWriter<T> where T : class
{
    readonly Member[] _members =
    [
        .. FieldReader.Properties(typeof(T)).Select(p => (Member)Activator.CreateInstance(typeof(Member<>).MakeGenericType(typeof(T), p.PropertyType), p)!),
    ];

    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var member in _members) member.Write(writer, value);
        writer.WriteEndObject();
    }

    abstract class Member
    {
        public abstract void Write(Utf8JsonWriter writer, T owner);
    }

    sealed class Member<TValue>(PropertyInfo property) : Member
    {
        readonly JsonEncodedText _name = JsonEncodedText.Encode(FieldReader.NameOf(property));
        readonly Func<T, TValue> _get = property.GetMethod!.CreateDelegate<Func<T, TValue>>();
        readonly ValueWriter<TValue> _value = ValueWriter<TValue>.Create();

        public override void Write(Utf8JsonWriter writer, T owner)
        {
            if (_get(owner) is not { } value) return;
            writer.WritePropertyName(_name);
            _value.Write(writer, value);
        }
    }
}
