namespace Rca.Redaction.Scanning;

/// <summary>A range of the text that a rule wants replaced.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Coding">How the value is written.</param>
/// <param name="Value">What the value means, when it was found inside an encoding; null when the range itself says it.</param>
/// <param name="Chain">The encodings that it was found in, from the outside in; null when there were none.</param>
readonly record struct Hit(int Start, int End, Rule Rule, ValueCoding Coding = ValueCoding.Verbatim, byte[]? Value = null, string? Chain = null)
{
    /// <summary>What its token is made from, given the text that it was found in.</summary>
    internal byte[] Meaning(ReadOnlySpan<byte> text) => Value ?? Canonical.Of(text[Start..End], Coding);

    internal string ChainIn(string encoding) => Chain is null ? encoding : $"{encoding}>{Chain}";
}
