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

    [Theory]
    [InlineData("\n", "2024-01-01T00:00:00Z ", "[orders-7c4] 00:50:48 reading /var/run/secrets/kubernetes.io/serviceaccount/token")]
    [InlineData("\\n", "", "Aug 01 01:08:54 mailer: integrity sha512-y+zefcX49hKApN9X+o9acWbhmvYAaOhuhUqWVb02tjLi9LkJO2CWlIMscOL7+weefjwOi3NzZMiAKykgPKdNg==")]
    public void Key_cut_off_after_its_short_last_line_leaves_what_another_writer_says_next(string newline, string prefix, string next)
    {
        var result = Engines.Redact(Synthetic.Pem(newline, prefix, ended: false) + "\n" + next);

        Assert.DoesNotContain(Synthetic.Base62Of(20, 15), result, StringComparison.Ordinal);
        Assert.EndsWith("\n" + next, result, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_of_uneven_lines_behind_one_prefix_loses_them_all()
    {
        var lines = new[] { 64, 40, 64, 30, 48 }.Select((width, i) => $"2024-01-01T00:00:0{i}Z app | {Synthetic.Base62Of(width, i)}");

        var result = Engines.Redact("2024-01-01T00:00:00Z app | -----BEGIN PRIVATE KEY-----\n" + string.Join('\n', lines));

        Assert.All(Enumerable.Range(0, 5), i => Assert.DoesNotContain(Synthetic.Base62Of(20, i), result, StringComparison.Ordinal));
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
