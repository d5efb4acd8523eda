using Rca.Redaction.Rules;
using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>What holds for every row of the table, whatever its format.</summary>
public sealed class VendorTableTests
{
    static readonly VendorToken[] Rows = VendorTokens.Rows;

    static readonly string[] Scanners =
    [
        "gitleaks", "betterleaks", "trufflehog", "trufflesecurity", "noseyparker", "kingfisher", "secretlint", "detect-secrets", "ggshield", "gitguardian",
        "security-utilities", "credsweeper", "talisman", "secrets-patterns-db",
    ];

    public static TheoryData<string, string> Syntaxes() => new()
    {
        { "", "" }, { "TOKEN=", "\n" }, { "{\"a\":\"", "\",\"b\":1}" }, { "token: ", "\nnext: 1" }, { "X-Api-Key: ", "\r\n" }, { "https://h/p?t=", "&b=1" },
        { "run --token ", " --verbose" }, { "say '", "' twice" }, { "VALUES (1, '", "', now())" }, { "It was ", ". Then it went." },
    };

    [Fact]
    public void Table_has_more_than_250_rows_and_no_id_twice()
    {
        Assert.True(Rows.Length > 250);
        Assert.Equal(Rows.Length, Rows.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Rows, row => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", row.Id));
    }

    [Fact]
    public void Source_is_a_https_page_of_no_scanner() => Assert.All(Rows, row =>
    {
        Assert.True(Uri.TryCreate(row.Source, UriKind.Absolute, out var source) && source.Scheme == Uri.UriSchemeHttps, row.Id);
        Assert.DoesNotContain(Scanners, scanner => row.Source.Contains(scanner, StringComparison.OrdinalIgnoreCase));
    });

    [Fact]
    public void Format_is_in_the_table_once() =>
        Assert.Empty(Rows.GroupBy(row => (row.Anchor, row.Body.Name, row.Head, row.Min)).Where(group => group.Count() > 1).Select(group => group.Key.Anchor));

    [Fact]
    public void Lengths_are_in_order() => Assert.All(Rows, row =>
    {
        Assert.InRange(row.Min, 0, row.Max);
        Assert.True(row.Head is null || (row.Head.Min > 0 && row.Head.Min <= row.Head.Max), row.Id);
        Assert.True(row.Min > 0 || row.Head is not null, row.Id);
    });

    [Fact]
    public void Anchor_of_three_bytes_or_fewer_stands_free() =>
        Assert.Empty(Rows.Where(row => row.Anchor.Length < 4 && row.Edges != Edges.Both && !(row.Edges.HasFlag(Edges.Left) && row.Min >= 60)
            && row.Head is null && !row.Anchor.StartsWith('$')
            && row.Anchor != ":*.").Select(row => row.Id));

    [Fact]
    public void What_is_looked_at_twice_is_bounded() =>
        Assert.Empty(Rows.Where(row => (row.Mixed || row.ChecksumDecides) && !row.Edges.HasFlag(Edges.Right)).Select(row => row.Id));

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Documented_token_is_found_in_every_syntax(string before, string after)
    {
        Assert.All(Rows, row =>
        {
            var token = VendorSample.Of(row);

            var hit = Assert.Single(VendorSample.Hits(row, before + token + after));

            Assert.Equal(before.Length, hit.Start);
            if (row.Edges.HasFlag(Edges.Right))
                Assert.Equal(before.Length + token.Length, hit.End);
            Assert.True(hit.End >= before.Length + token.Length, row.Id);
        });
    }

    [Fact]
    public void Longest_documented_token_is_found_whole() => Assert.All(Rows, row =>
    {
        var token = VendorSample.Of(row, row.Max);

        Assert.Contains(VendorSample.Hits(row, $"see {token} now"), hit => hit.Start == 4 && hit.End == 4 + token.Length);
    });

    [Fact]
    public void Token_one_byte_short_is_none() => Assert.All(Rows.Where(row => row.Min > 0), row =>
        Assert.Empty(VendorSample.Hits(row, $"see {VendorSample.Of(row, row.Min - 1)} now")));

    [Fact]
    public void Head_one_byte_short_is_none() => Assert.All(Rows.Where(row => row.Head is not null), row =>
        Assert.Empty(VendorSample.Hits(row, $"see {VendorSample.HeadOf(row, row.Head!.Min - 1)}{row.Anchor}{VendorSample.BodyOf(row, row.Min)} now")));

    [Fact]
    public void Token_with_a_foreign_character_in_its_body_is_none() => Assert.All(Rows.Where(row => row.Min > 0), row =>
    {
        var token = VendorSample.Of(row);
        var at = token.Length - row.Min + (row.Min / 2);

        Assert.Empty(VendorSample.Hits(row, $"see {token[..at]}{VendorSample.ForeignTo(row.Body)}{token[(at + 1)..]} now"));
    });

    [Fact]
    public void Token_glued_to_a_letter_is_found_only_without_a_left_edge() => Assert.All(Rows, row =>
    {
        var glue = row.Head is { } head ? VendorSample.HeadOf(row, head.Max + 1 - head.Min) : "x";

        var hits = VendorSample.Hits(row, $"see {glue}{VendorSample.Of(row)} now");

        Assert.Equal(row.Edges.HasFlag(Edges.Left), hits.Count == 0);
    });

    [Fact]
    public void Token_longer_than_documented_is_found_only_without_a_right_edge() => Assert.All(Rows.Where(row => !row.ChecksumDecides), row =>
    {
        var token = VendorSample.Of(row, row.Max + 1);

        var hits = VendorSample.Hits(row, $"see {token} now");

        if (row.Edges.HasFlag(Edges.Right))
            Assert.Empty(hits);
        else
            Assert.Equal(4 + token.Length, Assert.Single(hits).End);
    });

    [Fact]
    public void Token_before_an_underscore_has_no_right_edge() =>
        Assert.All(Rows.Where(row => row.Edges.HasFlag(Edges.Right) && !row.Body.Has((byte)'_')), row =>
            Assert.Empty(VendorSample.Hits(row, $"see {VendorSample.Of(row)}_x now")));

    [Fact]
    public void Mixed_token_of_one_kind_of_letter_is_none() => Assert.All(Rows.Where(row => row.Mixed && row.Head is null), row =>
        Assert.Empty(VendorSample.Hits(row, $"see {row.Anchor}{new string('e', row.Min)} now")));

    [Fact]
    public void Token_whose_deciding_checksum_fails_is_none() => Assert.All(Rows.Where(row => row.ChecksumDecides), row =>
        Assert.Empty(VendorSample.Hits(row, $"see {row.Anchor}{row.ThirdCharacter![0]}{Synthetic.Base62Of(row.Min)} now")));

    [Fact]
    public void Anchors_that_begin_or_end_alike_are_all_found()
    {
        var body = Synthetic.Base62Of(60);

        Assert.Equal(["anthropic-api-key", "anthropic-key"],
            VendorSample.Hits("sk-" + "ant-api03-" + body).Select(hit => hit.Rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["supabase-token", "supabase-versioned-token"],
            VendorSample.Hits("sb" + "p_v0_" + Synthetic.HexOf(40) + " sb" + "p_" + Synthetic.HexOf(40)).Select(hit => hit.Rule.Id).Order(StringComparer.Ordinal));
    }
}
