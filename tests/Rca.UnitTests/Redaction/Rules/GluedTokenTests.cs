using System.Text;
using Rca.Redaction;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;
using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>Finds that stand glued to one another: what a replacement would set free is found together with it.</summary>
public sealed class GluedTokenTests
{
    // An annotated key is 84 characters: each of these holds the signature of one, and the last alone ends where letters and digits end.
    const string Link = "BgB1zV84rSTcIVPSS3pGhm" + "JQQ" + "J99WV";

    readonly TextScanner _scanner = new(new TokenMint(new TokenKey("k", new byte[32])));

    [Theory]
    [InlineData(12)]
    [InlineData(24)]
    public void Keys_glued_to_one_another_are_found_in_one_scan(int links)
    {
        var text = string.Concat(Enumerable.Repeat(Link, links));

        var hits = _scanner.Scan(Encoding.ASCII.GetBytes(text));

        Assert.True(hits.Count >= links / 3);
        Assert.All(hits.Zip(hits.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Equal(text.Length, hits[^1].End);
    }

    [Fact]
    public void Key_that_goes_on_is_none_where_no_other_bounds_it() => Assert.Empty(_scanner.Scan(Encoding.ASCII.GetBytes(Link + Link + new string('x', 200))));

    [Theory]
    [InlineData("to%3Dann%40example.org", 5)]
    [InlineData("x%26to%3dann.lee%40example.org", 9)]
    [InlineData("ann%2Blogs%40example.org", 0)]
    public void Mailbox_begins_behind_the_last_escape_that_no_mailbox_has(string text, int start)
    {
        var hit = Assert.Single(_scanner.Scan(Encoding.ASCII.GetBytes(text)));

        Assert.Equal((start, text.Length), (hit.Start, hit.End));
    }

    [Fact]
    public void Mailbox_with_a_long_name_is_found_whole()
    {
        var text = "a@b.cc9" + new string('x', 90) + "@example.org";

        var hit = Assert.Single(_scanner.Scan(Encoding.ASCII.GetBytes(text)));

        Assert.Equal((2, text.Length), (hit.Start, hit.End));
    }
}
