using System.IO.Compression;
using System.Text;

namespace Rca.PlantedLog.Encodings;

/// <summary>One encoding of a text; the stretch with the secret moves to where the encoded secret stands.</summary>
sealed record Layer(string Name, Func<EncodedText, EncodedText> Encode)
{
    public static readonly Layer Base64 = Aligned("base64", "");
    public static readonly Layer Base64Url = new("base64url", t => ToBase64(t) is var e ? e with { Text = e.Text.TrimEnd('=').Replace('+', '-').Replace('/', '_') } : e);
    public static readonly Layer Percent = Escaped("percent", Escapes.Percent);
    public static readonly Layer PercentAll = Escaped("percent-all", Escapes.PercentAll);
    public static readonly Layer Unicode = Escaped("unicode-escape", Escapes.Unicode);
    public static readonly Layer Html = Escaped("html", Escapes.Html);
    public static readonly Layer HexDigits = Escaped("hex", Escapes.Hex);
    public static readonly Layer Json = Escaped("json-escaped", Escapes.Json);
    public static readonly Layer JsonTwice = Escaped("json-escaped-twice", Escapes.JsonTwice);
    public static readonly Layer Gzip = new("gzip-base64", t => new EncodedText(Convert.ToBase64String(Compress(t.Text)), 0, 0).Whole);

    /// <summary>Base64 of the text behind a few harmless bytes, so that the secret begins elsewhere in a group of three.</summary>
    public static Layer Aligned(string name, string before) =>
        new(name, t => ToBase64(new EncodedText(before + t.Text, before.Length + t.Start, before.Length + t.End)));

    static Layer Escaped(string name, Func<string, string> escape) => new(name, t =>
    {
        var (before, secret) = (escape(t.Text[..t.Start]), escape(t.Text[t.Start..t.End]));
        return new EncodedText(before + secret + escape(t.Text[t.End..]), before.Length, before.Length + secret.Length);
    });

    static EncodedText ToBase64(EncodedText t)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(t.Text));
        var (start, end) = (Encoding.UTF8.GetByteCount(t.Text.AsSpan(0, t.Start)), Encoding.UTF8.GetByteCount(t.Text.AsSpan(0, t.End)));
        // A character that carries bits of the secret belongs to it; padding carries none.
        return new EncodedText(encoded, start * 8 / 6, Math.Min(((end * 8) + 5) / 6, encoded.TrimEnd('=').Length));
    }

    static byte[] Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
