using System.Text.Json;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>Cuts members out of JSON in place, wherever they are.</summary>
static class JsonTrimming
{
    static readonly byte[] LastApplied = "kubectl.kubernetes.io/last-applied-configuration"u8.ToArray();

    static ReadOnlySpan<byte> Nothing => "null"u8;

    public static IReadOnlyList<byte[]> OfObjects { get; } = [LastApplied];

    public static IReadOnlyList<byte[]> OfLists { get; } = [LastApplied, "fieldsV1"u8.ToArray()];

    /// <summary>Overwrites the value of each member of one of these names with null; the new length.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static int Trim(Span<byte> json, IReadOnlyList<byte[]> names)
    {
        var reader = new Utf8JsonReader(json);
        var (to, from) = (0, 0);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !Is(ref reader, names)) continue;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            // What takes its place must not reach into what is not read yet.
            if (end - start < Nothing.Length) continue;
            to = Move(json, from, start, to);
            Nothing.CopyTo(json[to..]);
            (to, from) = (to + Nothing.Length, end);
        }

        return Move(json, from, json.Length, to);
    }

    static bool Is(ref Utf8JsonReader reader, IReadOnlyList<byte[]> names)
    {
        foreach (var name in names)
            if (reader.ValueTextEquals(name)) return true;
        return false;
    }

    static int Move(Span<byte> json, int from, int end, int to)
    {
        if (from != to) json[from..end].CopyTo(json[to..]);
        return to + (end - from);
    }
}
