using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Core.Manifests;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Manifests.Canonical;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B: the bits of a double, and its form.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Number_has_the_form_of_the_standards_table(ulong bits, string form) =>
        Assert.Equal(form, CanonicalNumber.Format(BitConverter.UInt64BitsToDouble(bits)));

    [Theory]
    [InlineData("1e999")]
    [InlineData("[-1e999]")]
    public void Number_beyond_a_double_is_refused(string json) => Assert.Throws<ArgumentException>(() => Canonical(json));

    [Fact]
    public void Not_a_number_is_refused()
    {
        Assert.Throws<ArgumentException>(() => CanonicalNumber.Format(double.NaN));
        Assert.Throws<ArgumentException>(() => CanonicalNumber.Format(double.NegativeInfinity));
    }

    // RFC 8785, section 3.2.2.
    [Fact]
    public void Literals_texts_and_numbers_have_the_form_of_the_standards_example() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Canonical("""
            { "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }
            """));

    // RFC 8785, section 3.2.3: by UTF-16 code units, so the emoji comes before U+FB33.
    [Fact]
    public void Members_are_sorted_as_the_standards_example()
    {
        using var sorted = JsonDocument.Parse(Canonical("""
            { "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }
            """));
        Assert.Equal(
            ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"],
            sorted.RootElement.EnumerateObject().Select(m => m.Value.GetString()!));
    }

    [Theory]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""{"\ud800":1}""")]
    public void What_has_no_canonical_form_is_refused(string json) => Assert.Throws<ArgumentException>(() => Canonical(json));

    [Fact]
    public void Canonical_form_reads_back_as_the_same_value_and_is_its_own_form() => Value(3).Sample(json =>
    {
        var once = Canonical(json);
        Assert.Equal(once, Canonical(once));
        using var before = JsonDocument.Parse(json);
        using var after = JsonDocument.Parse(once);
        Assert.True(Same(before.RootElement, after.RootElement), $"{json} became {once}");
    }, iter: 2_000);

    [Fact]
    public void Order_of_members_and_space_between_do_not_matter() =>
        Gen.Select(Gen.Dictionary(Gen.String[0, 6].Where(IsText), Value(1))[0, 8], Gen.Int).Sample((members, seed) =>
        {
            var pairs = members.Select(m => $"{JsonSerializer.Serialize(m.Key)}: {m.Value}").ToArray();
            var sorted = Canonical("{" + string.Join(',', pairs) + "}");
            new Random(seed).Shuffle(pairs);
            Assert.Equal(sorted, Canonical("{\n" + string.Join(" ,\t", pairs) + " }"));
        }, iter: 500);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Culture_does_not_matter(string culture)
    {
        const string json = """{"I":-1234567.25,"i":1e-9,"ı":"İ","ä":1,"z":2,"a":"ß\u0001"}""";
        var expected = Canonical(json);
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal(expected, Canonical(json));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement));
    }

    static Gen<string> Value(int depth)
    {
        var leaf = Gen.OneOf(
            Pick.From("null", "true", "false", "-0", "0.1", "123456789012345678901234567890"),
            Gen.Double.Where(double.IsFinite).Select(d => d.ToString("R", CultureInfo.InvariantCulture)),
            Gen.Long.Select(l => l.ToString(CultureInfo.InvariantCulture)),
            Gen.String[0, 8].Where(IsText).Select(s => JsonSerializer.Serialize(s)));
        if (depth == 0) return leaf;
        var inner = Value(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Array[0, 4].Select(v => $"[{string.Join(" , ", v)}]"),
            Gen.Dictionary(Gen.String[0, 6].Where(IsText), inner)[0, 4].Select(m => $"{{{string.Join(',', m.Select(p => $"{JsonSerializer.Serialize(p.Key)}:{p.Value}"))}}}"));
    }

    // A text whose surrogates are all paired.
    static bool IsText(string text) => string.Equals(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)), text, StringComparison.Ordinal);

    static bool Same(JsonElement a, JsonElement b) => a.ValueKind == b.ValueKind && a.ValueKind switch
    {
        JsonValueKind.Number => a.GetDouble().Equals(b.GetDouble()) || (a.GetDouble() == 0 && b.GetDouble() == 0),
        JsonValueKind.String => string.Equals(a.GetString(), b.GetString(), StringComparison.Ordinal),
        JsonValueKind.Array => a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(p => Same(p.First, p.Second)),
        JsonValueKind.Object => a.EnumerateObject().Count() == b.EnumerateObject().Count()
            && a.EnumerateObject().All(m => b.TryGetProperty(m.Name, out var other) && Same(m.Value, other)),
        _ => true,
    };
}
