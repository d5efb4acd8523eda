namespace Rca.Redaction.Scanning;

/// <summary>Redacted UTF-8 and the tokens put into it, in order.</summary>
sealed record ScrubbedText(byte[] Bytes, IReadOnlyList<Placed> Placed);
