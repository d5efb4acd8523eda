namespace Rca.Core.Collecting;

/// <summary>One kind of evidence that a connector can collect.</summary>
/// <param name="Id">Its id, <c>type.name</c> in lower case.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Answers">The question it answers, in one sentence.</param>
/// <param name="Cost">What it costs the source, in one sentence.</param>
/// <param name="Scope">The keys that its scope may have.</param>
/// <param name="Evidence">The kinds of evidence that it yields.</param>
public sealed record CapabilityDescriptor(
    string Id,
    string Title,
    string Answers,
    string Cost,
    IReadOnlyList<ScopeKey> Scope,
    IReadOnlyList<EvidenceKind> Evidence);
