using System.Globalization;
using System.Text;
using Rca.Redaction.Rules.Checksums;
using Xunit;

namespace Rca.UnitTests.Redaction.Rules.Checksums;

public sealed class ChecksumTests
{
    const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    static readonly string Random30 = Synthetic.Base62Of(30);

    [Fact]
    public void Crcs_of_the_check_string_are_the_published_ones()
    {
        Assert.Equal(0xCBF43926u, Crc32Checksums.Crc32("123456789"u8));
        Assert.Equal(0x31C3, Crc16Checksum.Crc16("123456789"u8));
    }

    [Fact]
    public void GitHub_token_ends_in_the_crc_of_its_random_part() =>
        HoldsUntilChanged(Checksum.GitHub, "gh" + "p_" + Random30 + Digits62(Crc(Random30)));

    [Fact]
    public void GitHub_token_of_public_examples_holds() => Assert.True(Holds(Checksum.GitHub, "gh" + "p_zQWBuTSOoRi4A9sp" + "HcVY5ncnsDkxkJ0mLq17"));

    [Fact]
    public void Grafana_token_ends_in_the_crc_of_all_before_it()
    {
        var key = "gl" + "sa_" + Synthetic.Base62Of(32);
        var crc = Crc(key);

        HoldsUntilChanged(Checksum.Grafana, $"{key}_{crc & 0xFF:x2}{crc >> 8 & 0xFF:x2}{crc >> 16 & 0xFF:x2}{crc >> 24:x2}");
    }

    [Fact]
    public void Matrix_token_ends_in_the_crc_written_backwards()
    {
        var key = "ma" + "t_" + Random30;
        var digits = string.Concat(Digits62(Crc(key)).TrimStart('0').Reverse());

        HoldsUntilChanged(Checksum.Matrix, $"{key}_{digits.PadLeft(6, '0')}");
    }

    [Fact]
    public void Packagist_token_ends_in_the_crc_of_prefix_and_random_part()
    {
        var key = "packagist" + "_ort_" + Synthetic.HexOf(60);

        HoldsUntilChanged(Checksum.Packagist, key + Crc(key).ToString("x8", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Nats_seed_of_the_documentation_holds()
    {
        var seed = "SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ" + "6BFDTJ7M6USDXIEDNPPQYYYCU3VY";

        Assert.True(Holds(Checksum.NatsSeed, seed));
        Assert.False(Holds(Checksum.NatsSeed, seed.Replace('Z', 'Y')));
        Assert.False(Holds(Checksum.NatsSeed, seed[1..]));
    }

    [Theory]
    [InlineData("A12UEL", "5L")]
    [InlineData("abcdef1qpzry9x8gf2tvdw0s3jn54", "khce6mua7lmqqqxw")]
    [InlineData("nsec1vl029mgpspedva04g90vltkh6fvh", "240zqtv9k0t9af8935ke9laqsnlfe5")]
    [InlineData("AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8", "UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33")]
    public void Bech32_of_the_specifications_holds(string head, string tail) => HoldsUntilChanged(Checksum.Bech32, head + tail);

    [Theory]
    [InlineData("MTIzNDU2Nzg5MDEyMzQ1Njc4", ".Gabcde.", "27 characters of signature.", false)]
    [InlineData("MTIzNDU2Nzg5MDEyMzQ1Njc4", ".Gabcde.", "abcdefghijklmnopqrstuvwxyz-_0123", true)]
    [InlineData("TWFydGhhIGlzIG5vdCBhIGJvdC4", ".Gabcde.", "abcdefghijklmnopqrstuvwxyz-_0123", false)]
    [InlineData("MTIzNDU2Nzg5MDEyMzQ1Njc4", ".Gabcd.", "abcdefghijklmnopqrstuvwxyz-_0123", false)]
    public void Discord_token_begins_with_a_decimal_id(string id, string time, string signature, bool holds) =>
        Assert.Equal(holds, Holds(Checksum.DiscordId, id + time + signature));

    [Fact]
    public void Wrong_checksum_keeps_no_token_from_being_replaced() =>
        Assert.Equal($"x {Token("gh" + "p_" + Random30 + "000000")} y", Engines.Redact("x gh" + "p_" + Random30 + "000000 y"));

    [Fact]
    public void Token_whose_checksum_holds_ends_there_and_has_the_same_token_alone_and_glued()
    {
        var token = "gh" + "p_" + Random30 + Digits62(Crc(Random30));

        Assert.Equal($"{Token(token)}2026-03-12 {Token(token)}", Engines.Redact($"{token}2026-03-12 {token}"));
    }

    static string Token(string value) => Assert.Single(Engines.New().RedactText(value).Redactions).Token!;

    static void HoldsUntilChanged(Checksum checksum, string token)
    {
        Assert.True(Holds(checksum, token));
        for (var at = 4; at < token.Length; at++)
        {
            if (token[at] is not ('_' or '-' or '1'))
                Assert.False(Holds(checksum, token[..at] + (token[at] == '2' ? '3' : '2') + token[(at + 1)..]), $"{at}");
        }
    }

    static bool Holds(Checksum checksum, string token) => checksum.Holds(Encoding.ASCII.GetBytes(token));

    // Bit by bit, as the standard writes it: not the engine's table.
    static uint Crc(string text)
    {
        var crc = uint.MaxValue;
        foreach (var b in Encoding.ASCII.GetBytes(text))
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var odd = ((crc ^ (uint)(b >> bit)) & 1) != 0;
                crc = odd ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }
        return ~crc;
    }

    static string Digits62(uint value) =>
        string.Concat(Enumerable.Range(0, 6).Select(at => Base62[(int)(value / (uint)Math.Pow(62, 5 - at) % 62)]));
}
