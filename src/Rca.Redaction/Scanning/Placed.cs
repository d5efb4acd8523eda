namespace Rca.Redaction.Scanning;

/// <summary>A token in redacted text.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Rule">The rule that put it there.</param>
/// <param name="Token">The token.</param>
/// <param name="Chain">The encodings that the value was found in; null when it stood in clear.</param>
/// <param name="Pointer">The JSON pointer to it within its document; null in plain text.</param>
readonly record struct Placed(int Start, Rule Rule, string Token, string? Chain, string? Pointer = null)
{
    internal int End => Start + Token.Length;
}
