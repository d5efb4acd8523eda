namespace Rca.Redaction.Scanning;

/// <summary>A rule's identity; its definition goes into the ruleset's digest.</summary>
sealed record Rule(string Id, string Class, string Definition)
{
    /// <summary>What it finds is a whole secret, known by its place: it is looked for in the rest of the collection too.</summary>
    internal bool Learns { get; init; }
}
