namespace Rca.Redaction.Scanning.Anchors;

/// <summary>What is searched, and whose it is: three bytes or more, all of them ASCII; where case is ignored they are in lower case.</summary>
readonly record struct Anchor(int Owner, int Index, byte[] Bytes, bool IgnoresCase)
{
    internal bool StandsAt(ReadOnlySpan<byte> text) => IgnoresCase ? AsciiByte.StartsWithIgnoreCase(text, Bytes) : text.StartsWith(Bytes);
}
