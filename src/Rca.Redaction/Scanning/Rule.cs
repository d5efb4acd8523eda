namespace Rca.Redaction.Scanning;

/// <summary>A rule's identity; its definition goes into the ruleset's digest.</summary>
sealed record Rule(string Id, string Class, string Definition);
