namespace Rca.Redaction.Scanning;

/// <summary>A token in redacted text.</summary>
readonly record struct Placed(int Start, Rule Rule, string Token, string? Chain)
{
    internal int End => Start + Token.Length;
}
