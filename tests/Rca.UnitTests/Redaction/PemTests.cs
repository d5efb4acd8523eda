using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class PemTests
{
    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\\n", "")]
    [InlineData("\\\\n", "")]
    [InlineData("\n", "2024-01-01T00:00:00Z app | ")]
    [InlineData("\n", "    ")]
    public void Private_key_block_is_replaced_whole(string newline, string prefix)
    {
        var pem = Synthetic.Pem(newline, prefix);

        Assert.Matches(@"^before [^\n]*\[REDACTED:secret:k1:[a-z2-7]{16}\] after$", Engines.Redact($"before {pem} after"));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\\n", "")]
    [InlineData("\n", "app | ")]
    public void Key_cut_off_at_its_end_loses_its_lines_and_nothing_after(string newline, string prefix)
    {
        var result = Engines.Redact(Synthetic.Pem(newline, prefix, ended: false) + "\nthe next line stays");

        Assert.DoesNotContain(Synthetic.Base62Of(20), result, StringComparison.Ordinal);
        Assert.DoesNotContain(Synthetic.Base62Of(20, 15), result, StringComparison.Ordinal);
        Assert.EndsWith("\nthe next line stays", result, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_cut_off_at_its_start_loses_its_lines_and_nothing_before()
    {
        var pem = Synthetic.Pem();

        var result = Engines.Redact("the line before stays\n" + pem[(pem.IndexOf('\n', StringComparison.Ordinal) + 10)..]);

        Assert.StartsWith("the line before stays\n[REDACTED", result, StringComparison.Ordinal);
        Assert.DoesNotContain(Synthetic.Base62Of(20, 9), result, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_keys_leave_what_stands_between_them()
    {
        Assert.Contains(" between ", Engines.Redact($"{Synthetic.Pem()} between {Synthetic.Pem()}"), StringComparison.Ordinal);
    }
}
