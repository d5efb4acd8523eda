using Rca.Connectors.Postgres.Session;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Grants;

/// <summary>
/// The functions of the mode hardened. Before they are called they are compared with what this version prints: whoever changed one could make it say anything.
/// </summary>
static class EvidenceFunctions
{
    public const string Owner = "rca_evidence_owner";

    // SHA-256 of attest.sql's row of definition, by number; the same on every major version. A new definition gets a new name, so old ones stay callable.
    public static IReadOnlyDictionary<int, string> Digests { get; } = new Dictionary<int, string>
    {
        [1] = "49388db0197d2ce953ed75e5fbfd42f9bce75d476bcafcd2c86d465bd282275f",
        [2] = "152d0c76dff6b563d9a3f73b44f4e4abc9227b04188c44d41d2ba64b3fdbe837",
        [3] = "de5b57668024c7397fe79dfc2cdda0fe052bb139c22aef8c9401e300877ecb02",
    };

    public static Task<IReadOnlyList<AttestedFunction>> AttestAsync(PostgresSession session, CancellationToken ct) =>
        session.QueryAsync(SqlStatement.Attest, AttestedFunction.Read, ct);

    /// <summary>What is wrong with them, as ids of <see cref="AccessFindings"/>; empty when they are attested.</summary>
    public static IReadOnlyList<string> Findings(IEnumerable<AttestedFunction> functions) =>
        [.. functions.SelectMany(Findings).Distinct(StringComparer.Ordinal)];

    /// <summary>Why they are not called; null when they are attested.</summary>
    public static SourceFailureException? Refusal(IEnumerable<AttestedFunction> functions) =>
        Findings(functions) is [var first, ..] ? new SourceFailureException(Outcome.Refused, first, AccessFindings.Find(first).Advice) : null;

    static IEnumerable<string> Findings(AttestedFunction function)
    {
        if (!function.Installed)
        {
            yield return AccessFindings.FunctionsMissing;
            yield break;
        }

        if (!string.Equals(function.Digest, Digests[function.Number], StringComparison.Ordinal)) yield return AccessFindings.FunctionsChanged;
        if (function.OwnerMayMore) yield return AccessFindings.FunctionsOwner;
        if (!function.OwnerReadsAllStats) yield return AccessFindings.FunctionsBlind;
        if (function.PublicMayExecute) yield return AccessFindings.FunctionsPublic;
        if (!function.MayExecute) yield return AccessFindings.FunctionsNotGranted;
    }
}
