namespace Rca.Core.Collecting;

/// <summary>One kind of evidence that a connector can collect.</summary>
/// <param name="Id">Its id, <c>type.name</c> in lower case.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Answers">The question it answers, in one sentence.</param>
/// <param name="Cost">What it costs the source, in one sentence.</param>
/// <param name="Scope">The keys that its scope may have.</param>
/// <param name="Evidence">The kinds of evidence that it yields.</param>
/// <param name="Needs">The ids of the permissions without which it yields nothing.</param>
/// <param name="MayUse">The ids of the permissions without which it yields less, and says so.</param>
public sealed record CapabilityDescriptor(
    string Id,
    string Title,
    string Answers,
    string Cost,
    IReadOnlyList<ScopeKey> Scope,
    IReadOnlyList<EvidenceKind> Evidence,
    IReadOnlyList<string>? Needs = null,
    IReadOnlyList<string>? MayUse = null)
{
    /// <summary>The ids of the permissions without which it yields nothing.</summary>
    public IReadOnlyList<string> Needs { get; init; } = Needs ?? [];

    /// <summary>The ids of the permissions without which it yields less, and says so.</summary>
    public IReadOnlyList<string> MayUse { get; init; } = MayUse ?? [];
}
