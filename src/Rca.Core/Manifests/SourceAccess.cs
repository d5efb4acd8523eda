using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>What one source let its collector see.</summary>
/// <param name="Source">The source.</param>
/// <param name="Report">The newest report that came with the evidence.</param>
public sealed record SourceAccess(string Source, Access Report);
