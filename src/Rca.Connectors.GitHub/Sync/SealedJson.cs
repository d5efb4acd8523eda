using System.IO.Compression;
using System.Text.Json;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>The form of what is sealed: JSON, compressed, for a value has 64 KiB and commits are much alike.</summary>
static class SealedJson
{
    public static byte[] Write<T>(T value)
    {
        using var bytes = new MemoryStream();
        using (var compressed = new BrotliStream(bytes, CompressionLevel.Fastest)) JsonSerializer.Serialize(compressed, value);
        return bytes.ToArray();
    }

    /// <summary>Null for what has another form, as an older version may have written it.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> bytes) where T : class
    {
        try
        {
            using var compressed = new BrotliStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(compressed, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    static readonly JsonSerializerOptions Strict = new() { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };
}
