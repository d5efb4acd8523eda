using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Rca.Core.Manifests;

/// <summary>JSON in canonical form (RFC 8785): the same data always gives the same bytes.</summary>
public static class CanonicalJson
{
    // What is put together from values that are canonical needs no second look.
    static readonly JsonWriterOptions Writing = new() { Encoder = CanonicalTypes.Options.Encoder, SkipValidation = true };

    /// <summary>A record of texts, whole numbers, times, words, and lists and maps of them in canonical form.</summary>
    /// <exception cref="ArgumentException">A text is not valid Unicode.</exception>
    /// <exception cref="NotSupportedException">It has another type in it.</exception>
    public static byte[] Write<T>(T value)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A JSON value in canonical form.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an object has a name twice, or a text is not valid Unicode.</exception>
    public static byte[] Write(JsonElement value)
    {
        // A large one that grows by doubling leaves twice its size behind.
        var output = new ArrayBufferWriter<byte>(JsonMarshal.GetRawUtf8Value(value).Length);
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>A value that is written as these very bytes.</summary>
    /// <returns>Null unless they are what this type is written as: no other order, no other members, no member twice.</returns>
    internal static T? Read<T>(ReadOnlyMemory<byte> json) where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(json.Span, CanonicalTypes.Options) is not { } value) return null;
            var same = new SameBytes(json);
            Write(value, same);
            return same.Holds ? value : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    static void Write<T>(T value, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Writing);
        JsonSerializer.Serialize(writer, value, CanonicalTypes.Options);
    }

    static void Write(JsonElement value, ArrayBufferWriter<byte> output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, output);
                break;
            case JsonValueKind.Array:
                WriteArray(value, output);
                break;
            case JsonValueKind.String:
                CanonicalText.Write(JsonMarshal.GetRawUtf8Value(value), output);
                break;
            case JsonValueKind.Number:
                CanonicalNumber.Write(JsonMarshal.GetRawUtf8Value(value), output);
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("{"u8);
        var isFirst = true;
        foreach (var member in CanonicalMembers.Of(value))
        {
            if (!isFirst) output.Write(","u8);
            isFirst = false;
            CanonicalText.WriteBare(JsonMarshal.GetRawUtf8PropertyName(member), output);
            output.Write(":"u8);
            Write(member.Value, output);
        }

        output.Write("}"u8);
    }

    static void WriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var element in value.EnumerateArray())
        {
            if (!isFirst) output.Write(","u8);
            isFirst = false;
            Write(element, output);
        }

        output.Write("]"u8);
    }
}
