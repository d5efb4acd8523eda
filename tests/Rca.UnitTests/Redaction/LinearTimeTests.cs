using System.Text;
using System.Text.Json;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

/// <summary>A megabyte of what rules look for, over and over: quadratic work would take hours, so the bound may be generous.</summary>
public sealed class LinearTimeTests
{
    const int Megabyte = 1 << 20;

    [Theory(Timeout = 60_000)]
    [InlineData("eyJ")]
    [InlineData("eyJ.")]
    [InlineData("eyJhbGciOiJub25lIn0.")]
    [InlineData("password=")]
    [InlineData("password=\"")]
    [InlineData("password='x ")]
    [InlineData("password=\\\"")]
    [InlineData("password:{")]
    [InlineData("password=a,")]
    [InlineData("password={}}")]
    [InlineData("password=${")]
    [InlineData("password={{")]
    [InlineData("token: ")]
    [InlineData("name: ")]
    [InlineData("-----BEGIN")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\\n")]
    [InlineData("-----END PRIVATE KEY-----")]
    [InlineData("-----")]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a@b.")]
    [InlineData("://")]
    [InlineData("://u:x/")]
    [InlineData("://u:p@")]
    [InlineData("\\")]
    [InlineData("\"\\")]
    [InlineData("[REDACTED:")]
    [InlineData("Authorization: ")]
    [InlineData("Authorization: Digest ")]
    [InlineData("Bearer ")]
    [InlineData("Basic ")]
    [InlineData("Cookie: ")]
    [InlineData("4111 ")]
    [InlineData("4")]
    [InlineData("sk-")]
    [InlineData("xoxd-")]
    [InlineData("github_pat_")]
    [InlineData(":AA")]
    [InlineData("-us")]
    [InlineData("Q~")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("A_")]
    [InlineData("%3D")]
    [InlineData("%40")]
    [InlineData("%")]
    [InlineData("%2")]
    [InlineData("%25")]
    [InlineData("\\u")]
    [InlineData("\\u0041")]
    [InlineData("&#")]
    [InlineData("&amp;")]
    [InlineData("&amp;%20\\\"")]
    [InlineData("H4sI")]
    [InlineData("H4sIAAAAAAAA")]
    [InlineData("70617373")]
    [InlineData("YWFhYWFh")]
    [InlineData("AAAA")]
    [InlineData("+")]
    [InlineData("+1")]
    [InlineData("1 1 1 1 ")]
    [InlineData("0a:")]
    [InlineData("0a-")]
    [InlineData("1-")]
    [InlineData("a:b-")]
    [InlineData("1.1.1.")]
    [InlineData("GB82 ")]
    [InlineData("078-05-")]
    public async Task Megabyte_of_a_half_match_finishes(string part)
    {
        var text = Engines.Repeat(part, Megabyte);

        var result = await Task.Run(() => Engines.New().RedactText(text), TestContext.Current.CancellationToken);

        Assert.Null(result.Withheld);
    }

    [Fact(Timeout = 60_000)]
    public async Task Megabyte_of_a_brace_tail_finishes()
    {
        var text = "password=" + new string('a', Megabyte / 2) + "{" + Engines.Repeat("}a", Megabyte / 2);

        var result = await Task.Run(() => Engines.New().RedactText(text), TestContext.Current.CancellationToken);

        Assert.Single(result.Redactions);
    }

    [Fact(Timeout = 60_000)]
    public async Task Megabyte_of_free_text_finishes_and_is_cut()
    {
        var catalogue = new FieldCatalogue("t", [new("/message", DataClass.FreeText, FieldForm.Text)], []);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { message = Engines.Repeat("password=${", Megabyte) });

        var record = await Task.Run(() => Engines.New().RedactRecord(json, catalogue, _ => true), TestContext.Current.CancellationToken);

        Assert.Null(record.Withheld);
        Assert.True(Encoding.UTF8.GetString(record.Json.Span).Length < 3000);
    }
}
