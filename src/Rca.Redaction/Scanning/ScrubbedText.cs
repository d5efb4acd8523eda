namespace Rca.Redaction.Scanning;

/// <summary>Redacted UTF-8 and the tokens put into it.</summary>
sealed record ScrubbedText(byte[] Bytes, IReadOnlyList<Placed> Placed);
