namespace Rca.Contracts;

/// <summary>One line of a receipt.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Class">The class of what was found: <c>secret</c>, <c>email</c>, <c>identifier</c>, …</param>
/// <param name="Pointer">JSON pointer to the place in the output.</param>
/// <param name="Count">How many were found there.</param>
/// <param name="Token">What stands there now.</param>
/// <param name="Decoded">The encodings that it was found in, from the outside in, such as <c>base64&gt;gzip</c>; null when it stood in clear.</param>
public sealed record RedactionLine(string Rule, string Class, string Pointer, int Count, string? Token = null, string? Decoded = null);
