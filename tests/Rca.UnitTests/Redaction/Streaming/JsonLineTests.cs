using System.Text.Json;
using CsCheck;
using Xunit;

namespace Rca.UnitTests.Redaction.Streaming;

public sealed class JsonLineTests
{
    static readonly string[] Fragments =
    [
        "password='", "password=", "'", "\"", "\\", "token: ", "Cookie: a=b; ", "Authorization: Digest a=", "hunter2hunter2", " ", "\n", "PASSWORD('",
        "curl -u a:", "$$",
        "{", "}", "mysql -p'", "identified by '", "the password is ", "PWD={", "<password>", "é", "\u0001", "\\\"", "x-api-key", "=", ",", "://u:", "@h",
    ];

    static readonly Gen<string> Text = Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[1, 8].Select(string.Concat);

    [Fact]
    public void Line_of_json_stays_json() => Gen.Select(Text, Text, Gen.Int[0, 2]).Sample((first, second, depth) =>
    {
        for (; depth > 0; depth--)
            first = JsonSerializer.Serialize(new Dictionary<string, string> { ["a"] = first, ["b"] = "it's" });
        var line = JsonSerializer.Serialize(new { msg = first, other = second, port = 80 }, Relaxed);

        var redacted = Engines.Redact(line);

        using var parsed = JsonDocument.Parse(redacted);
        Assert.Equal(80, parsed.RootElement.GetProperty("port").GetInt32());
    }, iter: 3_000);

    [Fact]
    public void Value_that_is_not_closed_ends_with_its_string()
    {
        var redacted = Engines.Redact("{\"msg\":\"password='hunter2hunter2\",\"other\":\"it's here\"}");

        Assert.DoesNotContain("hunter2", redacted, StringComparison.Ordinal);
        Assert.EndsWith("\",\"other\":\"it's here\"}", redacted, StringComparison.Ordinal);
    }

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
