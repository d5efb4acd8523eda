namespace Rca.Core.Collecting;

/// <summary>One capability of a <see cref="DescriptorDocument"/>.</summary>
/// <param name="Id">Its id, <c>type.name</c>.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Answers">What it answers, in one sentence.</param>
/// <param name="Cost">What it costs the source, in one sentence.</param>
/// <param name="Scope">The keys that its scope may have.</param>
/// <param name="Evidence">The names of the kinds of evidence that it yields.</param>
/// <param name="Needs">The permissions without which it yields nothing.</param>
/// <param name="MayUse">The permissions without which it yields less.</param>
public sealed record CapabilityDocument(
    string Id,
    string Title,
    string Answers,
    string Cost,
    IReadOnlyList<ScopeKeyDocument> Scope,
    IReadOnlyList<string> Evidence,
    IReadOnlyList<string>? Needs = null,
    IReadOnlyList<string>? MayUse = null);
