using CsCheck;
using Rca.Redaction.Scanning;
using Xunit;

namespace Rca.UnitTests.Redaction.Scanning;

public sealed class ByteWindowTests
{
    [Fact]
    public void Answers_agree_with_a_walk_over_the_bytes() =>
        Gen.Select(Gen.Byte.Array[0, 80], Gen.Byte, Gen.Byte).Sample((text, a, b) =>
        {
            var (first, last) = (Math.Min(a, b), Math.Max(a, b));
            var window = ByteWindow.Of(text);
            var lower = window.Lower;
            for (var i = 0; i < ByteWindow.Length; i++)
            {
                var value = i < text.Length ? text[i] : (byte)0;
                Assert.Equal(value == a, Bit(window.Is(a), i));
                Assert.Equal(value >= first && value <= last, Bit(window.Within(first, last), i));
                Assert.Equal((value | 0x20) == a, Bit(lower.Is(a), i));
            }
        }, iter: 500);

    static bool Bit(ulong bits, int index) => ((bits >> index) & 1) == 1;
}
