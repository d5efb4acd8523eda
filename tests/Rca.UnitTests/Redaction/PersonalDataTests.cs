using CsCheck;
using Rca.Redaction;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class PersonalDataTests
{
    readonly RedactionEngine _engine = Engines.New();

    [Theory]
    [InlineData("iban", "DE89370400440532013000")]
    [InlineData("iban", "GB29 NWBK 6016 1331 9268 19")]
    [InlineData("iban", "NO9386011117947")]
    [InlineData("us-ssn", "078-05-1120")]
    [InlineData("phone", "+14155552671")]
    [InlineData("phone", "+44 20 7946 0958")]
    [InlineData("phone", "+1 (415) 555-2671")]
    [InlineData("mac-address", "0a:1B:2c:3d:4e:5f")]
    [InlineData("mac-address", "0a-1b-2c-3d-4e-5f")]
    [InlineData("mac-address", "0a1b.2c3d.4e5f")]
    [InlineData("payment-card", "4111111111111111")]
    [InlineData("payment-card", "3782 822463 10005")]
    [InlineData("payment-card", "4222222222222")]
    public void Personal_datum_is_replaced_wherever_it_stands(string rule, string value)
    {
        foreach (var text in (string[])[value, $"at {value}, then", $"\"{value}\"", $"x={value};", $"<{value}>", $"line one\n{value}\nline three"])
        {
            var redacted = _engine.RedactText(text);
            Assert.DoesNotContain(value, redacted.Text, StringComparison.Ordinal);
            Assert.Equal(rule, Assert.Single(redacted.Receipt.Redactions).Rule);
        }
    }

    [Theory]
    [InlineData("DE89370400440532013001")]
    [InlineData("XX89370400440532013000")]
    [InlineData("ADE89370400440532013000")]
    [InlineData("DE8937040044053201300")]
    [InlineData("000-12-3456")]
    [InlineData("666-12-3456")]
    [InlineData("912-12-3456")]
    [InlineData("078-00-1120")]
    [InlineData("078-05-0000")]
    [InlineData("1078-05-1120")]
    [InlineData("078-05-1120-1")]
    [InlineData("+0800")]
    [InlineData("[23/Nov/2026:03:00:00 +0000]")]
    [InlineData("2026-11-23T03:00:00+01:00")]
    [InlineData("a+14155552671")]
    [InlineData("+1234567890123456")]
    [InlineData("00:00:00:00:00:00")]
    [InlineData("ff:ff:ff:ff:ff:ff")]
    [InlineData("SHA1 0a:1b:2c:3d:4e:5f:60:71")]
    [InlineData("2001:db8:0:1:1:1:1:1")]
    [InlineData("0a:1b-2c:3d:4e:5f")]
    [InlineData("2025.1108.1234")]
    [InlineData("0a1b.2c3d.4e5f.6071")]
    [InlineData("41111111111111112")]
    [InlineData("3.4111111111111111")]
    public void Near_miss_stays(string text) => Assert.Equal(text, _engine.RedactText(text).Text);

    [Theory]
    [InlineData("DE89370400440532013000")]
    [InlineData("GB29 NWBK 6016 1331 9268 19")]
    [InlineData("078-05-1120")]
    [InlineData("+14155552671")]
    [InlineData("0a:1b:2c:3d:4e:5f")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111111111111111")]
    public void Personal_datum_is_found_at_every_offset(string value)
    {
        for (var before = 0; before < 130; before++)
            Assert.Single(_engine.RedactText(new string(' ', before) + value).Redactions);
    }

    [Theory]
    [InlineData("mac:0a:1b:2c:3d:4e:5f")]
    [InlineData("ether 0a:1b:2c:3d:4e:5f:")]
    [InlineData("hwaddr=0a:1b:2c:3d:4e:5f-")]
    public void Hardware_address_is_found_beside_other_separators(string text) =>
        Assert.Equal("mac-address", Assert.Single(_engine.RedactText(text).Receipt.Redactions).Rule);

    [Fact]
    public void One_account_has_one_token_however_it_is_written()
    {
        var tokens = ((string[])["DE89370400440532013000", "DE89 3704 0044 0532 0130 00"]).Select(text => _engine.RedactText(text).Text);
        Assert.Single(tokens.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Wrong_check_digits_never_make_an_account() =>
        Gen.Int[2, 98].Where(check => check != 89).Sample(check => Assert.Contains($"DE{check:00}370400440532013000", _engine.RedactText($"DE{check:00}370400440532013000").Text, StringComparison.Ordinal));
}
