using System.Diagnostics.CodeAnalysis;

namespace Rca.Pipeline.Demo;

/// <summary>A running server, or why there is none and the one command that changes it.</summary>
public sealed record ThrowawayPostgresStart(ThrowawayPostgres? Server, string? Problem, string? Remedy)
{
    [MemberNotNullWhen(true, nameof(Server))]
    [MemberNotNullWhen(false, nameof(Problem), nameof(Remedy))]
    public bool Succeeded => Server is not null;
}
