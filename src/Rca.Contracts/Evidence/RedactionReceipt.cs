namespace Rca.Contracts;

/// <summary>What redaction did to one piece of evidence. It never holds a value, its exact length, or a digest of unredacted bytes.</summary>
/// <param name="Policy">Digest of the policy that was applied, its own rules included.</param>
/// <param name="KeyId">Which token key made the pseudonyms.</param>
/// <param name="BytesIn">Size before redaction in bytes, rounded up to a power of two.</param>
/// <param name="BytesOut">Size after redaction in bytes.</param>
/// <param name="Dropped">How many fields were dropped: undeclared, of class <see cref="DataClass.Never"/>, or without their declared form.</param>
/// <param name="Redactions">Every redaction, by rule and place.</param>
/// <param name="Rules">Digest of the engine's built-in rules.</param>
/// <param name="Engine">Version of the engine.</param>
/// <param name="Loosened">What the policy lets through and the default does not, such as <c>classes.identifier: keep</c>; null when there is nothing of that.</param>
public sealed record RedactionReceipt(
    string Policy,
    string KeyId,
    long BytesIn,
    long BytesOut,
    int Dropped,
    IReadOnlyList<RedactionLine> Redactions,
    string? Rules = null,
    string? Engine = null,
    IReadOnlyList<string>? Loosened = null);
