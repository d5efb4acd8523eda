using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>Reads and writes the types of manifests so that what the serialiser writes is canonical as it stands: members by name, and only types that are.</summary>
static class CanonicalTypes
{
    static readonly Type[] Canonical = [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateTimeOffset), typeof(Quantity)];

    public static JsonSerializerOptions Options { get; } = Create();

    static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(WireJson.Options)
        {
            // Whatever it would escape too much is written by a converter.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Refuse, Order } },
        };
        options.Converters.Add(new CanonicalTextConverter());
        options.Converters.Add(new CanonicalMapConverter());
        options.Converters.Add(new CanonicalWholeNumberConverter());
        options.Converters.Add(new CanonicalQuantityConverter());
        options.MakeReadOnly();
        return options;
    }

    static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable) return;
        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (!plain.IsEnum && !Canonical.Contains(plain) && !plain.IsAssignableTo(typeof(IReadOnlyDictionary<string, string>)))
            throw new NotSupportedException($"what {type.Type} is written as is not canonical JSON: write it as a JsonElement");
    }

    // By the code units of their names (RFC 8785 section 3.2.3).
    static void Order(JsonTypeInfo type)
    {
        foreach (var (place, member) in type.Properties.OrderBy(p => p.Name, StringComparer.Ordinal).Index()) member.Order = place;
    }
}
