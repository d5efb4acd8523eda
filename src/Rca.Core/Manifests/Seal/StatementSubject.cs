namespace Rca.Core.Manifests.Seal;

/// <summary>What a statement is about.</summary>
/// <param name="Name">The name of the file.</param>
/// <param name="Digest">Its digest.</param>
public sealed record StatementSubject(string Name, SubjectDigest Digest);
