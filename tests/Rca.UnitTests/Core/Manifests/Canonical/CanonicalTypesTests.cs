using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Manifests.Canonical;

public sealed class CanonicalTypesTests
{
    sealed record Sample(
        string Zulu,
        IReadOnlyDictionary<string, string> Map,
        long Whole,
        Outcome Word,
        DateTimeOffset At,
        Quantity Amount,
        IReadOnlyList<Sample> Below,
        string? Alpha = null,
        int? Small = null);

    static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char['\0', '\u017f'], 0, 12],
        Gen.String[0, 12].Where(t => !t.EnumerateRunes().Contains(Rune.ReplacementChar)),
        Pick.From("", "\u2028", "\u007f", "<&'+\"\\/>", "😀\u0001", "kubernetes.pods", new string('x', 200)));

    static readonly Gen<long> Exact = Gen.Long[-(1L << 53), 1L << 53];

    static readonly Gen<long> Any = Gen.OneOf(Gen.Long, Exact, Gen.Long[(1L << 53) - 2, (1L << 53) + 2], Gen.Long[long.MinValue, long.MinValue + 1]);

    [Fact]
    public void Value_is_written_as_the_canonical_form_of_its_json() => Tree(Any).Sample(
        value => Assert.Equal(Text8(CanonicalJson.Write(JsonSerializer.SerializeToElement(value, WireJson.Options))), Text8(CanonicalJson.Write(value))), iter: 5_000);

    [Fact]
    public void Value_is_read_from_what_it_is_written_as_and_from_nothing_near_it() => Gen.Select(Tree(Exact), Gen.Int[0, 1 << 20], Gen.Byte).Sample((value, place, other) =>
    {
        var json = CanonicalJson.Write(value);
        Assert.Equal(json, CanonicalJson.Write(CanonicalJson.Read<Sample>(json)!));
        Assert.Null(CanonicalJson.Read<Sample>((byte[])[.. json, (byte)' ']));
        Assert.Null(CanonicalJson.Read<Sample>(json.AsMemory(..^1)));
        json[place % json.Length] = other;
        if (CanonicalJson.Read<Sample>(json) is { } read) Assert.Equal(json, CanonicalJson.Write(read));
    }, iter: 5_000);

    [Fact]
    public void Text_that_is_not_unicode_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write("\ud800"));
        Assert.Throws<ArgumentException>(() => CanonicalJson.Write<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["\udc00"] = "" }));
    }

    // Their members would be in whatever order they came, and their numbers in whatever form.
    [Fact]
    public void Type_whose_json_is_not_canonical_as_it_is_written_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => CanonicalJson.Write(1.5));
        Assert.Throws<NotSupportedException>(() => CanonicalJson.Write(new { At = (object)1 }));
        Assert.Throws<NotSupportedException>(() => CanonicalJson.Write(new { Node = default(JsonElement) }));
        Assert.Throws<NotSupportedException>(() => CanonicalJson.Write(new { Bytes = new Dictionary<string, int>() }));
    }

    static Gen<Sample> Tree(Gen<long> numbers) => Gen.Select(Leaf(numbers), Leaf(numbers).List[0, 4], (root, below) => root with { Below = below });

    static Gen<Sample> Leaf(Gen<long> numbers) =>
        from zulu in Text
        from alpha in Gen.Null(Text)
        from map in Gen.Dictionary(Text, Text)[0, 5]
        from whole in numbers
        from small in Gen.Nullable(Gen.Int)
        from word in Gen.Enum<Outcome>()
        from at in Gen.DateTimeOffset
        from number in Gen.Double
        select new Sample(zulu, map, whole, word, at, Quantity.AtLeast(number), [], alpha, small);

    static string Text8(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
