using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>A kind of evidence: a record type, its name, and the declaration of every field in it. Only declared fields are ever written.</summary>
public sealed class EvidenceKind
{
    EvidenceKind(string name, Type type, IReadOnlyList<FieldDeclaration> fields) => (Name, Type, Fields) = (name, type, fields);

    /// <summary>Its name with the version of its fields.</summary>
    public string Name { get; }

    /// <summary>The record type.</summary>
    public Type Type { get; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<FieldDeclaration> Fields { get; }

    /// <summary>Reads the declarations of <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidOperationException">The type has no <see cref="EvidenceAttribute"/>, or a property has no data class or a form that its class may not have.</exception>
    public static EvidenceKind Of<T>() where T : class
    {
        var name = typeof(T).GetCustomAttribute<EvidenceAttribute>()?.Kind
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no [Evidence] attribute: it names the kind of evidence");
        var fields = new List<FieldDeclaration>();
        FieldReader.Read(typeof(T), "", fields, depth: 0);
        return new EvidenceKind(name, typeof(T), fields);
    }

    /// <summary>The declared fields of <paramref name="evidence"/> as JSON.</summary>
    public static JsonElement Write(object evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) EvidenceWriter.Of(evidence.GetType()).Write(writer, evidence);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
