using System.Text;
using CsCheck;
using Rca.Redaction.Rules;
using Rca.Redaction.Scanning.Anchors;
using Xunit;

namespace Rca.UnitTests.Redaction.Scanning.Anchors;

public sealed class AnchorSearchTests
{
    static readonly byte[][] Vendors = [.. VendorTokens.Rows.SelectMany(row => row.SearchedAnchors)];
    const int Owners = 3;

    static readonly AnchorSearch ForVendors = Search(Vendors);

    static readonly Gen<byte[]> Dense = Gen.Int[0, 3].Select(i => (byte)"ab_-"[i]).Array[0, 150];

    static readonly Gen<byte[]> Planted = Gen.Select(Gen.Byte.Array[0, 90], Gen.Int[0, Vendors.Length - 1], Gen.Byte.Array[0, 60], Gen.Int[0, Vendors.Length - 1])
        .Select((before, first, between, second) => (byte[])[.. before, .. Vendors[first], .. between, .. Vendors[second]]);

    [Fact]
    public void Small_sets_are_found_as_naively() =>
        Gen.Select(Gen.Int[0, 3].Select(i => (byte)"ab_-"[i]).Array[3, 6].Array[1, 40], Dense).Sample((anchors, text) =>
            SameAsNaive(Search(anchors), anchors, text), iter: 500);

    [Fact]
    public void Long_dense_text_is_searched_to_its_end() =>
        Gen.Int[0, 3].Select(i => (byte)"ab_-"[i]).Array[4_000, 9_000].Sample(text => SameAsNaive(Search([[.. "ab_"u8], [.. "_-ab"u8]]), [[.. "ab_"u8], [.. "_-ab"u8]], text), iter: 20);

    [Fact]
    public void Vendors_are_found_as_naively() => Planted.Sample(text => SameAsNaive(ForVendors, Vendors, text), iter: 500);

    [Theory]
    [InlineData("PassWord and a_Key_ here, SECRET-token and nothing else to fill the window", 3)]
    [InlineData("p@ss a[key {KEY", 2)]
    public void Anchor_is_found_in_either_case(string text, int finds)
    {
        var search = new AnchorSearch([.. new[] { "password", "key", "secret" }.Select((word, i) => new Anchor(0, i, Encoding.ASCII.GetBytes(word), IgnoresCase: true))]);

        Assert.Equal(finds, Found(search, Encoding.ASCII.GetBytes(text), vectors: true).Count);
        Assert.Equal(finds, Found(search, Encoding.ASCII.GetBytes(text), vectors: false).Count);
    }

    [Fact]
    public void Anchor_is_found_at_every_offset_and_length()
    {
        var anchors = new[] { "gh" + "p_", "hp_", "p_x" }.Select(Encoding.ASCII.GetBytes).ToArray();
        var search = Search(anchors);
        for (var length = 0; length < 140; length++)
        {
            for (var at = 0; at + 5 <= length; at++)
            {
                var text = Encoding.ASCII.GetBytes(new string('.', at) + "gh" + "p_x" + new string('.', length - at - 5));
                SameAsNaive(search, anchors, text);
            }
        }
    }

    [Fact]
    public void Owner_gets_its_own_anchors_by_its_own_numbers()
    {
        var search = new AnchorSearch([
            new(0, 0, [.. "abc"u8], false), new(0, 1, [.. "bcd"u8], true), new(2, 0, [.. "cde"u8], false), new(2, 1, [.. "abc"u8], true)]);

        Assert.Equal([(1, 0), (2, 1)], Found(search, [.. "-abcde"u8], vectors: true));
        Assert.Equal([], Found(search, [.. "-abcde"u8], vectors: true, owner: 1));
        Assert.Equal([(1, 1), (3, 0)], Found(search, [.. "-abcde"u8], vectors: true, owner: 2));
    }

    [Fact]
    public void Anchor_that_minds_its_case_does_so_beside_others() =>
        Assert.Equal([(4, 1), (8, 0), (8, 1)], Found(
            new AnchorSearch([new(0, 0, [.. "abc"u8], false), new(0, 1, [.. "abc"u8], true)]), [.. "ab- ABC abc -ab"u8], vectors: true));

    static AnchorSearch Search(byte[][] anchors) => new([.. anchors.Select((bytes, index) => new Anchor(0, index, bytes, IgnoresCase: false))]);

    static void SameAsNaive(AnchorSearch search, byte[][] anchors, byte[] text)
    {
        var naive = new List<(int, int)>();
        for (var at = 0; at < text.Length; at++)
        {
            for (var anchor = 0; anchor < anchors.Length; anchor++)
            {
                if (text.AsSpan(at).StartsWith(anchors[anchor]))
                    naive.Add((at, anchor));
            }
        }
        Assert.Equal(naive, Found(search, text, vectors: true));
        Assert.Equal(naive, Found(search, text, vectors: false));
    }

    static List<(int, int)> Found(AnchorSearch search, byte[] text, bool vectors, int owner = 0)
    {
        var finds = new AnchorFinds();
        finds.Clear(Owners);
        search.In(text, finds, vectors);
        var found = finds.Of(owner).ToArray();
        Assert.Equal(found.Select(find => find.Start), found.Select(find => find.Start).Order());
        return [.. found.Select(find => (find.Start, find.Anchor)).Order()];
    }
}
