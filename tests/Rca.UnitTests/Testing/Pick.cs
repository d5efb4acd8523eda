using CsCheck;

namespace Rca.UnitTests.Testing;

static class Pick
{
    /// <summary>One of these texts.</summary>
    public static Gen<string> From(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
