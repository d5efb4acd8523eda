namespace Rca.Redaction.Policies;

/// <summary>Other actions for some sources, capabilities and kinds.</summary>
sealed record PolicyOverride(
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Capabilities,
    IReadOnlyList<string> Kinds,
    IReadOnlyDictionary<DataClass, PolicyAction> Classes)
{
    internal bool Fits(string source, string capability, string kind) =>
        Glob.FitsAny(Sources, source) && Glob.FitsAny(Capabilities, capability) && Glob.FitsAny(Kinds, kind);

    /// <summary>Whether nothing that <paramref name="later"/> fits gets past this one.</summary>
    internal bool Covers(PolicyOverride later) =>
        Glob.Cover(Sources, later.Sources) && Glob.Cover(Capabilities, later.Capabilities) && Glob.Cover(Kinds, later.Kinds);
}
