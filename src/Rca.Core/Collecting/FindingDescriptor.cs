namespace Rca.Core.Collecting;

/// <summary>Something about a connector's way in that is not as it should be, though nothing is missing: a role that may too much, for one.</summary>
/// <param name="Id">Its id, a word of lower-case letters, digits and hyphens, which a probe report refers to.</param>
/// <param name="What">What was found, in one sentence.</param>
/// <param name="Advice">Exactly what a person can do about it.</param>
public sealed record FindingDescriptor(string Id, string What, string Advice);
