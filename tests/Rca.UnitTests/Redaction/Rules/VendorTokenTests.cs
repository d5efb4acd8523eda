using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

public sealed class VendorTokenTests
{
    /// <summary>Formats as documented, written down apart from the engine's table: prefix, body length, body of hex digits or of base62.</summary>
    public static TheoryData<string, int, bool> Formats() => new()
    {
        { "gh" + "p_", 36, false }, { "gh" + "o_", 36, false }, { "gh" + "u_", 36, false }, { "gh" + "s_", 36, false }, { "gh" + "r_", 36, false },
        { "github" + "_pat_", 82, false }, { "gl" + "pat-", 20, false }, { "gl" + "dt-", 20, false }, { "xox" + "b-", 50, false },
        { "xox" + "p-", 70, false }, { "xapp" + "-1-", 60, false }, { "sk_" + "live_", 24, false }, { "rk_" + "live_", 24, false },
        { "sk_" + "test_", 24, false }, { "whsec" + "_", 32, false }, { "AI" + "za", 35, false }, { "ya" + "29.", 60, false }, { "GOC" + "SPX-", 28, false },
        { "np" + "m_", 36, false }, { "pypi-" + "AgE", 120, false }, { "rubygems" + "_", 48, true }, { "S" + "K", 32, true }, { "dop_" + "v1_", 64, true },
        { "hf" + "_", 34, false }, { "sk" + "-", 48, false }, { "sk-" + "proj-", 90, false }, { "sk-" + "ant-api03-", 93, false },
        { "shp" + "at_", 32, true }, { "sq0" + "atp-", 22, false }, { "key" + "-", 32, true }, { "hv" + "s.", 90, false }, { "s" + ".", 24, false },
        { "gl" + "c_", 60, false }, { "gl" + "sa_", 41, false }, { "da" + "pi", 32, true }, { "dp." + "pt.", 43, false }, { "lin_" + "api_", 40, false },
        { "PM" + "AK-", 59, true }, { "sntr" + "ys_", 100, false }, { "NR" + "AK-", 27, true }, { "dckr_" + "pat_", 27, false }, { "pul" + "-", 40, true },
        { "sb" + "p_", 40, true }, { "AT" + "BB", 32, false }, { "fi" + "gd_", 40, false }, { "sq" + "u_", 40, true }, { "tsk" + "ey-auth-", 40, false },
        { "xkey" + "sib-", 81, true }, { "gsk" + "_", 52, false }, { "r8" + "_", 37, false },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Documented_token_is_replaced_wherever_it_stands(string prefix, int length, bool hex)
    {
        var body = hex ? Synthetic.HexOf(length) : Synthetic.Base62Of(length);
        var token = prefix + (prefix.StartsWith("NR", StringComparison.Ordinal) ? body.ToUpperInvariant() : body);
        foreach (var (before, after) in (ReadOnlySpan<(string, string)>)
            [("", ""), ("see ", " now"), ("\"", "\""), ("a=", "&b=1"), ("(", ")."), ("\\n", "\\n"), ("%3D", "%26"), ("x\n", "\r\ny"), ("<b>", "</b>"), ("[", "]")])
        {
            var result = Engines.New().RedactText(before + token + after);

            Assert.StartsWith(before + "[REDACTED:secret:k1:", result.Text, StringComparison.Ordinal);
            Assert.EndsWith("]" + after, result.Text, StringComparison.Ordinal);
            Assert.Single(result.Redactions);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Prefix_with_too_little_after_it_stays(string prefix, int length, bool hex)
    {
        var text = $"see {prefix}{(hex ? Synthetic.HexOf(length) : Synthetic.Base62Of(length))[..9]} now";

        Assert.Equal(text, Engines.Redact(text));
    }

    [Theory]
    [InlineData("14 chars before", ".atlas" + "v1.", 14, 67)]
    [InlineData("mailchimp", "-us", 32, 0)]
    [InlineData("entra", "8Q~", 3, 31)]
    public void Token_known_by_its_middle_is_replaced(string name, string anchor, int before, int after)
    {
        var head = name == "mailchimp" ? Synthetic.HexOf(before) : Synthetic.Base62Of(before);
        var text = $"see {head}{anchor}{(after == 0 ? "12" : Synthetic.Base62Of(after))} now";

        Assert.Matches("^see \\[REDACTED:secret:k1:[a-z2-7]{16}\\] now$", Engines.Redact(text));
    }
}
