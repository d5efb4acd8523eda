using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>A kind of evidence: its name, and the declaration of every field in it. Only declared fields are ever written.</summary>
public sealed class EvidenceKind
{
    EvidenceKind(string name, Type? type, IReadOnlyList<FieldDeclaration> fields) => (Name, Type, Fields) = (name, type, fields);

    /// <summary>Its name with the version of its fields.</summary>
    public string Name { get; }

    /// <summary>The record type; null when the kind was read from a descriptor's file.</summary>
    public Type? Type { get; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<FieldDeclaration> Fields { get; }

    /// <summary>Reads the declarations of <typeparamref name="T"/>.</summary>
    /// <exception cref="DescriptorException">
    /// The type is not sealed, has no <see cref="EvidenceAttribute"/>, or has a property without a data class, with two, or with a form that its class may not have.
    /// </exception>
    public static EvidenceKind Of<T>() where T : class => new(NameOf(typeof(T)), typeof(T), FieldReader.Read(typeof(T)));

    /// <summary>A kind that is declared by a descriptor's file.</summary>
    public static EvidenceKind Declared(string name, IReadOnlyList<FieldDeclaration> fields) => new(name, null, fields);

    /// <summary>The declared fields of <paramref name="evidence"/> as JSON.</summary>
    /// <exception cref="DescriptorException">Its type cannot be evidence; see <see cref="Of{T}"/>.</exception>
    public static JsonElement Write(object evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) EvidenceWriter.Of(evidence.GetType()).Write(writer, evidence);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    /// <summary>The name of the kind that a record type is.</summary>
    /// <exception cref="DescriptorException">It is none, or not sealed.</exception>
    internal static string NameOf(Type type)
    {
        var name = type.GetCustomAttribute<EvidenceAttribute>()?.Kind
            ?? throw new DescriptorException($"{type.Name} has no [Evidence] attribute: it names the kind of evidence");
        return type.IsSealed ? name : throw new DescriptorException($"{type.Name} is not sealed: an heir could bring fields that nobody declared");
    }

    /// <summary>Whether <paramref name="other"/> is the same declaration.</summary>
    public bool Declares(EvidenceKind other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Type is not null && Type == other.Type || ReferenceEquals(this, other);
    }
}
