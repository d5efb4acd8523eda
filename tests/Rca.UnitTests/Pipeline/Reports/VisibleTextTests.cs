using System.Text;
using CsCheck;
using Rca.Pipeline.Reports;
using Xunit;

namespace Rca.UnitTests.Pipeline.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain text, größer, 日本語, emoji 🚀", "plain text, größer, 日本語, emoji 🚀")]
    [InlineData("a\u202eb", "a⟨U+202E⟩b")]
    [InlineData("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩")]
    [InlineData("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩")]
    [InlineData("bell\u0007 esc\u001b[31m", "bell⟨U+0007⟩ esc⟨U+001B⟩[31m")]
    [InlineData("line\nnext", "line\nnext")]
    [InlineData("sep\u2028x\ue000", "sep⟨U+2028⟩x⟨U+E000⟩")]
    [InlineData("tag\U000E0041", "tag⟨U+E0041⟩")]
    [InlineData("a\u0301\u0301\u0301\u0301\u0301", "a\u0301\u0301\u0301\u0301⟨U+0301⟩")]
    public void What_cannot_be_seen_is_written_as_its_code_point(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void Long_text_is_cut_and_says_so() => Assert.EndsWith("⟨3 more characters⟩", VisibleText.Of(new string('x', VisibleText.Longest + 3)), StringComparison.Ordinal);

    [Fact]
    public void No_text_at_all_leaves_a_character_that_a_screen_obeys() => Gen.String[0, 60].Sample(text =>
        Assert.DoesNotContain(VisibleText.Of(text).EnumerateRunes(), r => r.Value != '\n' && Rune.GetUnicodeCategory(r) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format), iter: 2000);
}
