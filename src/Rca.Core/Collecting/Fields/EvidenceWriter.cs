using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Rca.Core.Collecting;

/// <summary>Writes one type of evidence. What reflection finds out is found out once for a type.</summary>
abstract class EvidenceWriter(string kind)
{
    static readonly ConcurrentDictionary<Type, EvidenceWriter> Known = new();

    /// <summary>The name of the kind.</summary>
    public string Kind { get; } = kind;

    /// <exception cref="InvalidOperationException">The type is no evidence record, or one of its fields is not declared.</exception>
    public static EvidenceWriter Of(Type type) => Known.GetOrAdd(type, static type =>
    {
        var kind = type.GetCustomAttribute<EvidenceAttribute>(inherit: false)?.Kind
            ?? throw new InvalidOperationException($"{type.Name} has no [Evidence] attribute: it names the kind of evidence");
        // It throws for every property that is not declared, and for a type within itself.
        FieldReader.Read(type, "", [], depth: 0);
        return (EvidenceWriter)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type), kind)!;
    });

    public abstract void Write(Utf8JsonWriter writer, object evidence);

    sealed class Typed<T>(string kind) : EvidenceWriter(kind) where T : class
    {
        readonly ValueWriter<T> _value = ValueWriter<T>.Create();

        public override void Write(Utf8JsonWriter writer, object evidence) => _value.Write(writer, (T)evidence);
    }
}
