using System.Buffers;
using System.Text;
using Rca.Redaction.Documents;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.UnitTests.Redaction.Documents;

/// <summary>Scrubs documents under the tests' key.</summary>
static class Scrubbers
{
    internal static TokenMint Mint { get; } = new(Engines.Key());

    internal static DocumentScrubber New()
    {
        var scanner = new TextScanner(Mint);
        return new DocumentScrubber(scanner, new TextScrubber(scanner, Mint), Mint, null);
    }

    /// <summary>Null when it is no document of that format.</summary>
    internal static Scrubbed? Try(string source, DocumentFormat format, DocumentScrubber? scrubber = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var placed = new List<Placed>();
        if (!(scrubber ?? New()).TryScrub(Encoding.UTF8.GetBytes(source), format, output, placed))
            return null;
        foreach (var token in placed)
            Xunit.Assert.Equal(token.Token, Encoding.UTF8.GetString(output.WrittenSpan[token.Start..token.End]));
        return new Scrubbed(Encoding.UTF8.GetString(output.WrittenSpan), placed);
    }

    internal static string Json(string source) => Try(source, DocumentFormat.Json)!.Text;

    internal static string Yaml(string source) => Try(source, DocumentFormat.Yaml)!.Text;

    internal static string Token(string value) => Mint.Token(TokenClass.Secret, Encoding.UTF8.GetBytes(value));

    internal static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
