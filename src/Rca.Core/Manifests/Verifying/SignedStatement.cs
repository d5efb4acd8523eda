using Rca.Core.Manifests.Seal;
using Rca.Core.Signing;

namespace Rca.Core.Manifests.Verifying;

/// <summary>Opens an envelope: what was signed, and by whom.</summary>
sealed record SignedStatement(ManifestStatement? Statement, string? KeyId)
{
    static readonly SignedStatement None = new(null, null);

    public static SignedStatement Open(byte[]? envelope, IReadOnlyList<SigningPublicKey> trusted, List<VerificationFault> faults)
    {
        if (trusted.Count == 0) faults.Add(new(FaultKind.NoTrustedKey, "unverified: no trusted key"));
        if (envelope is null) return Fault(FaultKind.Envelope, "there is no envelope: nobody signed this manifest");
        if (CanonicalJson.Read<DsseEnvelope>(envelope) is not { } dsse) return Fault(FaultKind.Envelope, "the envelope is not the canonical JSON of a DSSE envelope");
        if (!string.Equals(dsse.PayloadType, ManifestStatement.PayloadType, StringComparison.Ordinal))
            return Fault(FaultKind.Envelope, $"the envelope holds something else than {ManifestStatement.PayloadType}");
        if (trusted.Count == 0) return None;
        if (dsse.Open(trusted, out var by) is not { } payload) return Fault(FaultKind.Signature, "no trusted key signed it");
        if (CanonicalJson.Read<ManifestStatement>(payload) is not { Subject: [{ Name: ManifestStatement.SubjectName }] } statement
            || !string.Equals(statement.Type, ManifestStatement.StatementType, StringComparison.Ordinal)
            || !string.Equals(statement.PredicateType, ManifestStatement.ManifestPredicateType, StringComparison.Ordinal))
            return Fault(FaultKind.Statement, "what was signed is no statement about a manifest of this form");
        return new SignedStatement(statement, by!.KeyId);

        SignedStatement Fault(FaultKind kind, string detail)
        {
            faults.Add(new(kind, detail));
            return None;
        }
    }
}
