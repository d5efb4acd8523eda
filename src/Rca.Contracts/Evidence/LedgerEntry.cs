namespace Rca.Contracts;

/// <summary>One request that was made to a source.</summary>
/// <param name="Verb">What was asked: an HTTP method, or <c>SELECT</c> and the like.</param>
/// <param name="Resource">Of what: a path, or the name of an embedded statement. Never a value from evidence.</param>
/// <param name="Status">The source's answer: an HTTP status, <c>ok</c>, or a SQLSTATE; <c>lost</c> when none came, or not to its end.</param>
/// <param name="Bytes">Bytes of the answer that were read.</param>
/// <param name="DurationMs">Milliseconds until the answer had been read or given up.</param>
/// <param name="Selector">Which part: a query string, or the names of parameters; null when there is none.</param>
/// <param name="Try">In which try of the attempt it was made; 1 is the first.</param>
public sealed record LedgerEntry(string Verb, string Resource, string Status, long Bytes, long DurationMs, string? Selector = null, int Try = 1);
