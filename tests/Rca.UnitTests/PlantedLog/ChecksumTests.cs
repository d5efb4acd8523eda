using Rca.PlantedLog;
using Rca.PlantedLog.Tokens;
using Xunit;

namespace Rca.UnitTests.PlantedLog;

/// <summary>Against the standards' own examples, since the generator's values are made with these.</summary>
public sealed class ChecksumTests
{
    [Fact]
    public void Crc32_of_the_check_string() => Assert.Equal(0xCBF43926u, Checksums.Crc32("123456789"));

    [Theory]
    [InlineData("4111111111111111", true)]
    [InlineData("378282246310005", true)]
    [InlineData("4111111111111112", false)]
    public void Luhn_of_test_cards(string number, bool passes) => Assert.Equal(passes, Checksums.PassesLuhn(number));

    [Theory]
    [InlineData("DE89370400440532013000", true)]
    [InlineData("GB29NWBK60161331926819", true)]
    [InlineData("DE88370400440532013000", false)]
    public void Mod_97_of_the_registry_examples(string iban, bool passes) => Assert.Equal(passes, Checksums.PassesMod97(iban));

    [Fact]
    public void Bech32_of_the_standard() => Assert.Equal("2uel5l", Checksums.Bech32("a", ""));

    [Fact]
    public void Tokens_are_made_anew_and_from_the_seed_alone() => Assert.All(TokenKinds.All, kind =>
    {
        var dice = new Dice(5);
        Assert.Equal(kind.Make(new Dice(5)), kind.Make(dice));
        Assert.NotEqual(kind.Make(new Dice(5)), kind.Make(dice));
    });
}
