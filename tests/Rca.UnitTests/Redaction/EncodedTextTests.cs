using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class EncodedTextTests
{
    static readonly string Password = Synthetic.Password;
    static readonly string Clear = $$"""{"user":"x","password":"{{Password}}"}""";
    readonly RedactionEngine _engine = Engines.New();

    public static TheoryData<string, string> Encodings { get; } = new()
    {
        { "base64", Base64(Clear) },
        { "base64", Base64("a" + Clear) },
        { "base64", Base64("ab" + Clear) },
        { "base64", "/path/to/" + Base64(Clear) },
        { "base64", Base64(Clear).Replace('+', '-').Replace('/', '_').TrimEnd('=') },
        { "base64>base64", Base64(Base64(Clear)) },
        { "base64>base64>base64", Base64(Base64(Base64(Clear))) },
        { "hex", Convert.ToHexStringLower(Bytes(Clear)) },
        { "hex", "a" + Convert.ToHexString(Bytes(Clear)) },
        { "percent", Uri.EscapeDataString(Clear) },
        { "percent>percent", Uri.EscapeDataString(Uri.EscapeDataString(Clear)) },
        { "html", WebUtility.HtmlEncode(Clear) },
        { "backslash", string.Concat(Clear.Select(c => $"\\u{(int)c:x4}")) },
        { "backslash", string.Concat(Clear.Select(c => $"\\x{(int)c:x2}")) },
        { "base64>gzip", Gzip(Clear) },
        { "base64>utf-16", Convert.ToBase64String(Encoding.Unicode.GetBytes(Clear)) },
        { "base64", Uri.EscapeDataString("+ " + Base64(Clear)) },
        { "base64>html", Base64(WebUtility.HtmlEncode(Clear)) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Secret_in_an_encoding_is_found_and_the_receipt_names_the_encodings(string chain, string encoded)
    {
        var redacted = _engine.RedactText($"value {encoded} end");
        Assert.DoesNotContain(encoded, redacted.Text, StringComparison.Ordinal);
        Assert.StartsWith("value ", redacted.Text, StringComparison.Ordinal);
        Assert.EndsWith(" end", redacted.Text, StringComparison.Ordinal);
        Assert.Equal(chain, Assert.Single(redacted.Receipt.Redactions).Decoded);
    }

    [Fact]
    public void Secret_has_the_same_token_in_clear_and_in_every_encoding()
    {
        var secret = Synthetic.GitHub;
        string[] ways =
        [
            secret, Base64(secret), Convert.ToHexString(Bytes(secret)), string.Concat(secret.Select(c => $"%{(int)c:x2}")),
            string.Concat(secret.Select(c => $"&#{(int)c};")), string.Concat(secret.Select(c => $"\\u{(int)c:x4}")), Base64(Base64(secret)),
        ];
        Assert.Single(ways.Select(way => Assert.Single(_engine.RedactText($"see {way} here").Receipt.Redactions).Token).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Text_encoded_beyond_the_depth_is_redacted_whole()
    {
        var four = Base64(Base64(Base64(Base64("nothing secret in here at all, only words"))));
        Assert.Equal("encoded-too-deep", Assert.Single(_engine.RedactText(four).Receipt.Redactions).Rule);
        var three = Base64(Base64(Base64("nothing secret in here at all, only words")));
        Assert.Equal(three, _engine.RedactText(three).Text);
    }

    [Fact]
    public void Bomb_that_unpacks_beyond_the_limit_is_redacted_whole()
    {
        var redacted = _engine.RedactText($"value {Gzip(new string('a', 5_000_000))} end");
        Assert.Equal("encoded-too-deep", Assert.Single(redacted.Receipt.Redactions).Rule);
    }

    [Fact]
    public void Gzip_cut_off_still_shows_what_came()
    {
        var noise = string.Concat(Enumerable.Range(0, 4000).Select(i => $"{i * 7919 % 65536:x4} "));
        var whole = Gzip(Clear + noise);
        Assert.Equal("base64>gzip", Assert.Single(_engine.RedactText(whole[..(whole.Length / 2 / 4 * 4)]).Receipt.Redactions).Decoded);
    }

    [Theory]
    [InlineData("sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")]
    [InlineData("bm90aGluZyB0byBzZWUgaGVyZSwgbW92ZSBhbG9uZyBwbGVhc2U=")]
    [InlineData(@"C:\new\table\users\x")]
    [InlineData("GET /a/b?x=1&y=2%20z&amp;q HTTP/1.1")]
    [InlineData("/var/lib/kubelet/pods/0b7b1a54-7b0a-4b62-93cf-5d0b6a3f43a1/volumes/kubernetes.io~empty-dir")]
    [InlineData("""{"msg":"request \"done\"","path":"C:\\temp"}""")]
    public void Harmless_text_in_an_encoding_stays(string text) => Assert.Equal(text, _engine.RedactText(text).Text);

    [Fact]
    public void Harmless_lines_with_every_escape_at_once_do_not_use_up_the_budget()
    {
        var lines = string.Concat(Enumerable.Repeat("""request {\"url\":\"/search?q=a%20b&amp;page=2\",\"took\":3}""" + "\n", 10_000));
        Assert.Equal(lines, _engine.RedactText(lines).Text);
    }

    [Fact]
    public void Openers_of_gzip_without_end_are_not_unpacked_without_end()
    {
        var redacted = _engine.RedactText(Engines.Repeat("H4sIAAAAAAAA", 1 << 18));
        Assert.Null(redacted.Withheld);
    }

    [Fact]
    public void Escape_that_another_escape_makes_is_taken_off_too()
    {
        var inner = string.Concat(Clear.Select(c => $"&#{(int)c};"));
        var outer = Uri.EscapeDataString(inner);
        Assert.Equal("percent>html", Assert.Single(_engine.RedactText($"value {outer} end").Receipt.Redactions).Decoded);
        var backwards = string.Concat(Uri.EscapeDataString(Clear).Select(c => $"&#{(int)c};"));
        Assert.Equal("html>percent", Assert.Single(_engine.RedactText($"value {backwards} end").Receipt.Redactions).Decoded);
    }

    [Fact]
    public void Random_nesting_never_shows_the_secret_and_redacting_again_changes_nothing() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 3], Gen.String[Gen.Char['a', 'z'], 0, 9]).Sample((ways, lead) =>
        {
            var encoded = ways.Aggregate(lead + " " + Clear, Encode);
            var redacted = _engine.RedactText($"value {encoded} end");
            Assert.NotEmpty(redacted.Receipt.Redactions);
            Assert.Equal(redacted.Text, _engine.RedactText(redacted.Text).Text);
        }, iter: 200);

    static string Encode(string text, int way) => way switch
    {
        0 => Base64(text),
        1 => Convert.ToHexStringLower(Bytes(text)),
        2 => Uri.EscapeDataString(text),
        3 => WebUtility.HtmlEncode(text),
        4 => Gzip(text),
        _ => JsonSerializer.Serialize(text),
    };

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    static string Base64(string text) => Convert.ToBase64String(Bytes(text));

    static string Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Bytes(text));
        return Convert.ToBase64String(packed.ToArray());
    }
}
