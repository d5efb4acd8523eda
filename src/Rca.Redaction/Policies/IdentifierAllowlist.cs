namespace Rca.Redaction.Policies;

/// <summary>Names that may stay for some sources: exact, or a beginning followed by <c>*</c>.</summary>
sealed record IdentifierAllowlist(IReadOnlyList<string> Sources, IReadOnlyList<string> Names)
{
    internal bool Has(string source, string name) => Glob.FitsAny(Sources, source) && Glob.FitsAny(Names, name);
}
