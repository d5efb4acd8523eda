using System.Text;
using Jose;
using Rca.Contracts;
using Rca.Core.Signing;

namespace Rca.Core.Sealing;

/// <summary>
/// Signs captured evidence with the key of its source, then seals it to the redaction stage (JWE, ECDH-ES, A256GCM): neither the bus nor another
/// collector can read it. Safe for concurrent use.
/// </summary>
/// <param name="recipient">The public key of the redaction stage (P-256).</param>
/// <param name="signers">The key of each source of this process.</param>
public sealed class EvidenceSealer(SealingPublicKey recipient, IReadOnlyDictionary<string, SigningKey> signers)
{
    readonly Dictionary<string, MessageSigner> _signers = signers.ToDictionary(s => s.Key, s => new MessageSigner(s.Value), StringComparer.Ordinal);

    /// <summary>Seals one part; signature and protected header are bound to command, source, attempt and sequence.</summary>
    /// <exception cref="KeyNotFoundException">The source of the command is not one of this process.</exception>
    public CapturedEvidence Seal(CapturedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var command = part.Command;
        var signed = _signers[command.Source].Sign(part);
        using var lease = recipient.Rent();
        var sealedPart = JWT.EncodeBytes(
            Encoding.ASCII.GetBytes(signed),
            lease.Key,
            JweAlgorithm.ECDH_ES,
            JweEncryption.A256GCM,
            extraHeaders: SealHeader.Of(recipient.KeyId, command.CommandId, command.PlanId, command.Source, part.Attempt, part.Sequence));
        return new CapturedEvidence(command.CommandId, command.PlanId, command.Source, part.Attempt, part.Sequence, sealedPart);
    }
}
