using System.Security.Cryptography;
using System.Text.Json;
using Jose;
using Rca.Contracts;

namespace Rca.Core.Sealing;

/// <summary>Opens what was sealed to the redaction stage. Safe for concurrent use.</summary>
/// <param name="key">The private key of the redaction stage.</param>
public sealed class EvidenceOpener(SealingKey key)
{
    /// <summary>Opens one part and checks that its seal was made for the message that it came in.</summary>
    /// <exception cref="CryptographicException">It is not sealed to this key, was changed, or was sealed for another command, source, attempt or sequence.</exception>
    public CapturedPart Open(CapturedEvidence message)
    {
        ArgumentNullException.ThrowIfNull(message);
        byte[] bytes;
        IDictionary<string, object> header;
        try
        {
            using var opened = key.Open();
            bytes = JWT.DecodeBytes(message.Sealed, opened, JweAlgorithm.ECDH_ES, JweEncryption.A256GCM);
            header = JWT.Headers(message.Sealed);
        }
        catch (Exception e) when (e is JoseException or CryptographicException or ArgumentException or FormatException or JsonException or InvalidCastException or KeyNotFoundException)
        {
            throw new CryptographicException("the part is not sealed to this key, or was changed");
        }

        var expected = SealHeader.Of(key.KeyId, message.CommandId, message.PlanId, message.Source, message.Attempt, message.Sequence);
        if (!expected.All(e => header.TryGetValue(e.Key, out var found) && string.Equals(found as string, (string)e.Value, StringComparison.Ordinal)))
            throw new CryptographicException("the part was sealed for another message");

        var part = Read(bytes);
        var command = part.Command;
        var same = string.Equals(command.CommandId, message.CommandId, StringComparison.Ordinal)
            && string.Equals(command.PlanId, message.PlanId, StringComparison.Ordinal)
            && string.Equals(command.Source, message.Source, StringComparison.Ordinal);
        return same ? part : throw new CryptographicException("the part inside the seal answers another command");
    }

    static CapturedPart Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<CapturedPart>(bytes, WireJson.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CryptographicException("the part inside the seal is not one");
        }
    }
}
