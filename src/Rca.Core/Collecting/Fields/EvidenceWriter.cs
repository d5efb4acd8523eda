using System.Collections.Concurrent;
using System.Text.Json;

namespace Rca.Core.Collecting;

/// <summary>
/// Writes one type of evidence by the declared types of its fields, never by what an object says of itself: no converter, no extension data and no heir has a say.
/// What reflection finds out is found out once for a type.
/// </summary>
abstract class EvidenceWriter(string kind)
{
    static readonly ConcurrentDictionary<Type, EvidenceWriter> Known = new();

    /// <summary>The name of the kind.</summary>
    public string Kind { get; } = kind;

    /// <exception cref="DescriptorException">The type is no evidence record, or one of its fields is not declared.</exception>
    public static EvidenceWriter Of(Type type) => Known.GetOrAdd(type, static type =>
    {
        var kind = EvidenceKind.NameOf(type);
        // It throws for every property that is not declared, and for a type within itself.
        FieldReader.Read(type);
        return (EvidenceWriter)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(type), kind)!;
    });

    public abstract void Write(Utf8JsonWriter writer, object evidence);

    sealed class Typed<T>(string kind) : EvidenceWriter(kind) where T : class
    {
        readonly ValueWriter<T> _value = ValueWriter<T>.Create();

        public override void Write(Utf8JsonWriter writer, object evidence) => _value.Write(writer, (T)evidence);
    }
}
