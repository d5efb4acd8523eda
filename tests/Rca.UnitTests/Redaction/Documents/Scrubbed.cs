using Rca.Redaction.Scanning;

namespace Rca.UnitTests.Redaction.Documents;

/// <summary>What a scrubber made of a document.</summary>
sealed record Scrubbed(string Text, IReadOnlyList<Placed> Placed);
