namespace Rca.Redaction;

/// <summary>One record to be redacted.</summary>
/// <param name="Json">One UTF-8 JSON value.</param>
/// <param name="Catalogue">The declared fields.</param>
/// <param name="KeepIdentifier">Whether an identifier is known and may stay as it is, beside those that the policy allows.</param>
/// <param name="Origin">Where it comes from; null when nobody knows, and then only those overrides of the policy fit that fit everything.</param>
public sealed record RecordInput(ReadOnlyMemory<byte> Json, FieldCatalogue Catalogue, Func<string, bool> KeepIdentifier, RecordOrigin? Origin = null);
