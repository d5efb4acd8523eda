using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rca.Core.Manifests;

/// <summary>JSON in canonical form (RFC 8785): the same data always gives the same bytes.</summary>
public static class CanonicalJson
{
    /// <summary>Any serialisable value in canonical form.</summary>
    public static byte[] Write<T>(T value) => Write(JsonSerializer.SerializeToElement(value, Contracts.WireJson.Options));

    /// <summary>A JSON value in canonical form.</summary>
    /// <exception cref="ArgumentException">A number is not finite, an object has a name twice, or a text is not valid Unicode.</exception>
    public static byte[] Write(JsonElement value)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(value, output);
        return output.WrittenSpan.ToArray();
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
                CanonicalText.Write(CanonicalText.Read(value.GetString), output);
                break;
            case JsonValueKind.Number:
                output.Write(Encoding.ASCII.GetBytes(CanonicalNumber.Format(value.GetDouble())));
                break;
            default:
                output.Write(Encoding.ASCII.GetBytes(value.GetRawText()));
                break;
        }
    }

    static void WriteObject(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("{"u8);
        // RFC 8785 section 3.2.3: names are compared by UTF-16 code units, which is what ordinal comparison does.
        var members = value.EnumerateObject().Select(m => (Name: CanonicalText.Read(() => m.Name), m.Value)).OrderBy(m => m.Name, StringComparer.Ordinal).ToList();
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                if (string.Equals(members[i].Name, members[i - 1].Name, StringComparison.Ordinal)) throw new ArgumentException("an object has a name twice", nameof(value));
                output.Write(","u8);
            }

            CanonicalText.Write(members[i].Name, output);
            output.Write(":"u8);
            Write(members[i].Value, output);
        }

        output.Write("}"u8);
    }

    static void WriteArray(JsonElement value, ArrayBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        foreach (var element in value.EnumerateArray())
        {
            if (!first) output.Write(","u8);
            first = false;
            Write(element, output);
        }

        output.Write("]"u8);
    }
}
