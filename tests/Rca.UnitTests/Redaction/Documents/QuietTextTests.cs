using System.Text;
using CsCheck;
using Rca.Redaction.Documents;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class QuietTextTests
{
    static readonly TextScanner Scanner = new(new TokenMint(Engines.Key()));

    [Fact]
    public void Quiet_text_holds_nothing_for_any_rule() =>
        Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-0123456789. :/+@"], 1, 18].Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (QuietText.Is(bytes)) Assert.Empty(Scanner.Scan(bytes));
        }, iter: 20_000);

    [Theory]
    [InlineData("INFO", true)]
    [InlineData("request_id", true)]
    [InlineData("336", true)]
    [InlineData("12.75", true)]
    [InlineData("123-45-6789", false)]
    [InlineData("4111111111111111", false)]
    [InlineData("a@b.example", false)]
    [InlineData("a word", false)]
    [InlineData("averyveryverylongword", false)]
    public void Quiet_is_what_is_short_and_of_one_kind(string text, bool quiet) => Assert.Equal(quiet, QuietText.Is(Encoding.UTF8.GetBytes(text)));
}
