using System.Text;
using Jose;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Signing;

namespace Rca.Core.Sealing;

/// <summary>Opens what was sealed to the redaction stage, and verifies that its source signed it for the message that it came in. Safe for concurrent use.</summary>
/// <param name="key">The private key of the redaction stage.</param>
/// <param name="accepted">The accepted keys of each source.</param>
public sealed class EvidenceOpener(SealingKey key, IReadOnlyDictionary<string, IReadOnlyList<SigningPublicKey>> accepted)
{
    readonly Dictionary<string, MessageVerifier> _sources = accepted.ToDictionary(s => s.Key, s => new MessageVerifier(s.Value), StringComparer.Ordinal);

    /// <summary>Opens one part.</summary>
    /// <exception cref="RejectedException">
    /// Its source is not known here; it is not sealed to this key, or was changed; its source did not sign it; or it was sealed or signed for another
    /// command, source, attempt or sequence.
    /// </exception>
    public CapturedPart Open(CapturedEvidence message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!_sources.TryGetValue(message.Source, out var source)) throw new RejectedException(Rejection.SourceUnknown, "its source is not in this redactor's configuration");
        var part = source.Open(Encoding.Latin1.GetString(Decrypt(message)));
        var command = part.Command;
        var same = Same(command.CommandId, message.CommandId) && Same(command.PlanId, message.PlanId) && Same(command.Source, message.Source)
            && Same(part.Attempt, message.Attempt) && part.Sequence == message.Sequence;
        return same ? part : throw new RejectedException(Rejection.Mismatch, "the part inside the seal was signed for another message");
    }

    byte[] Decrypt(CapturedEvidence message)
    {
        try
        {
            var header = JWT.Headers(message.Sealed);
            var (sealing, bound) = (SealHeader.OfTheKey(key.KeyId), SealHeader.OfTheMessage(message.CommandId, message.PlanId, message.Source, message.Attempt, message.Sequence));
            if (!SealHeader.Has(header, sealing) || header.Keys.Any(h => h is not ("alg" or "enc" or "epk") && !sealing.ContainsKey(h) && !bound.ContainsKey(h)))
                throw new RejectedException(Rejection.Seal, "the header of the seal is not that of a part sealed to this key");
            if (!SealHeader.Has(header, bound)) throw new RejectedException(Rejection.Mismatch, "the part was sealed for another message");
            using var opened = key.Rent();
            return JWT.DecodeBytes(message.Sealed, opened.Key, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
        }
        catch (Exception e) when (JoseFault.Is(e))
        {
            throw new RejectedException(Rejection.Seal, "the part is not sealed to this key, or was changed");
        }
    }

    static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
