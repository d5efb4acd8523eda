using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

/// <summary>The rules that a document's structure has beside those of text.</summary>
static class DocumentRules
{
    /// <summary>A value that its place in a document makes a secret.</summary>
    internal static readonly Rule Place = new("document-place", TokenClass.Secret, $"{ShapeTable.Definition}; {MemberNames.Definition}") { Learns = true };

    /// <summary>A document within a document within a document, deeper than is looked.</summary>
    internal static readonly Rule TooDeep = new("document-depth", TokenClass.Secret, "a document at depth 5");

    internal static IReadOnlyList<Rule> All { get; } = [Place, TooDeep];
}
