using System.Text.Json;
using Jose;
using Rca.Contracts;

namespace Rca.Core.Sealing;

/// <summary>Seals captured evidence to the redaction stage (JWE, ECDH-ES, A256GCM): neither the bus nor another collector can read it. Safe for concurrent use.</summary>
/// <param name="recipient">The public key of the redaction stage (P-256).</param>
public sealed class EvidenceSealer(SealingPublicKey recipient)
{
    /// <summary>Seals one part; the protected header is bound to command, source, attempt and sequence.</summary>
    public CapturedEvidence Seal(CapturedPart part, string attempt, int sequence)
    {
        ArgumentNullException.ThrowIfNull(part);
        var command = part.Command;
        using var key = recipient.Open();
        var sealedPart = JWT.EncodeBytes(
            JsonSerializer.SerializeToUtf8Bytes(part, WireJson.Options),
            key,
            JweAlgorithm.ECDH_ES,
            JweEncryption.A256GCM,
            extraHeaders: SealHeader.Of(recipient.KeyId, command.CommandId, command.PlanId, command.Source, attempt, sequence));
        return new CapturedEvidence(command.CommandId, command.PlanId, command.Source, attempt, sequence, sealedPart);
    }
}
