namespace Rca.Redaction;

/// <summary>One line of a receipt: what was replaced where, never what it was.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Class">The class the token is separated by: secret, card, email, iban, mac, phone, ssn, person, identifier.</param>
/// <param name="Place">In the output: a JSON pointer, or line:column counted in characters from 1.</param>
/// <param name="Count">How often the same token stands at that place.</param>
/// <param name="Token">What replaced the value.</param>
/// <param name="Decoded">The encodings that the value was found in, from the outside in, such as <c>base64&gt;gzip</c>; null when it stood in clear.</param>
public sealed record RedactionLine(string Rule, string Class, string Place, int Count, string? Token, string? Decoded = null);
