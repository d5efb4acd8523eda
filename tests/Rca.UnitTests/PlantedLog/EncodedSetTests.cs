using System.IO.Compression;
using System.Net;
using System.Text;
using Rca.PlantedLog;
using Rca.PlantedLog.Encodings;
using Xunit;

namespace Rca.UnitTests.PlantedLog;

public sealed class EncodedSetTests
{
    static readonly ILookup<string, PlantedLine> Set = EncodedSet.Lines(1).ToLookup(l => l.Marks[0].Kind, StringComparer.Ordinal);

    [Fact]
    public void Every_encoding_holds_every_secret_once()
    {
        Assert.Equal(EncodedSet.Names.Order(StringComparer.Ordinal), Set.Select(g => g.Key).Order(StringComparer.Ordinal));
        Assert.Single(Set.Select(g => g.Count()).Distinct());
        Assert.All((string[])["base64", "base64-shifted-1", "base64-shifted-2", "base64url", "percent", "unicode-escape", "hex", "html", "json-escaped", "json-escaped-twice", "gzip-base64"],
            name => Assert.Contains(name, EncodedSet.Names));
    }

    [Theory]
    [InlineData("base64")]
    [InlineData("base64-shifted-1")]
    [InlineData("base64-shifted-2")]
    [InlineData("base64url")]
    [InlineData("base64 in base64 in base64")]
    [InlineData("gzip-base64")]
    [InlineData("gzip-base64 in base64")]
    [InlineData("hex")]
    [InlineData("percent-all")]
    [InlineData("html")]
    [InlineData("percent in base64 in percent")]
    [InlineData("html in hex in base64")]
    public void Carrier_decodes_to_the_secret(string encoding)
    {
        foreach (var (plain, encoded) in Set["plain"].Zip(Set[encoding]))
            Assert.Contains(plain.ValueOf(plain.Marks[0]), Decoded(Carrier(encoded.Text), encoding), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("base64")]
    [InlineData("base64-shifted-1")]
    [InlineData("base64-shifted-2")]
    public void Mark_in_base64_begins_and_ends_with_bits_of_the_secret(string encoding)
    {
        foreach (var (plain, encoded) in Set["plain"].Zip(Set[encoding]))
        {
            var (secret, mark, text) = (plain.ValueOf(plain.Marks[0]), encoded.Marks[0], encoded.Text);
            Assert.False(Shows(mark.Start), text);
            Assert.False(Shows(mark.End - 1), text);
            Assert.True(mark.Start == text.Length - Carrier(text).Length || Shows(mark.Start - 1), text);
            Assert.True(mark.End == text.Length || text[mark.End] == '=' || Shows(mark.End), text);

            bool Shows(int flipped) => Decoded(Carrier(Flipped(text, flipped)), encoding).Contains(secret, StringComparison.Ordinal);
        }
    }

    // Another character of the alphabet, in which every bit is different.
    static string Flipped(string text, int at)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        return text[..at] + Alphabet[63 - Alphabet.IndexOf(text[at], StringComparison.Ordinal)] + text[(at + 1)..];
    }

    static string Carrier(string line)
    {
        var before = new[] { "payload=", "body: ", "decoding ", "data=", "content " }.Select(c => (At: line.IndexOf("] " + c, StringComparison.Ordinal), c.Length)).First(c => c.At > 0);
        return line[(before.At + 2 + before.Length)..];
    }

    static string Decoded(string text, string encoding) => encoding.Split(" in ").Reverse().Aggregate(text, (t, layer) => layer switch
    {
        "hex" => Encoding.UTF8.GetString(Convert.FromHexString(t)),
        "html" => WebUtility.HtmlDecode(t),
        "percent" or "percent-all" => Uri.UnescapeDataString(t),
        "gzip-base64" => Unzipped(Convert.FromBase64String(t)),
        _ => Encoding.UTF8.GetString(Convert.FromBase64String(Padded(t.Replace('-', '+').Replace('_', '/')))),
    });

    static string Padded(string base64) => base64 + new string('=', (4 - (base64.Length % 4)) % 4);

    static string Unzipped(byte[] bytes)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
