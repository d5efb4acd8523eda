using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Signing;

/// <summary>Signs messages of one author as compact JWS (ES256) over the bytes of their JSON. Safe for concurrent use.</summary>
/// <param name="key">The author's key.</param>
public sealed class MessageSigner(SigningKey key)
{
    /// <summary>Signs as the planner.</summary>
    public SignedCommand Sign(CollectEvidence command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new(command.Source, Sign(JsonSerializer.SerializeToUtf8Bytes(command, WireJson.Options), DocumentType.Command));
    }

    /// <summary>Signs as the redactor.</summary>
    public SignedEvidence Sign(EvidenceCollected evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new(evidence.CommandId, evidence.PlanId, evidence.Source, Sign(JsonSerializer.SerializeToUtf8Bytes(evidence, WireJson.Options), DocumentType.Evidence));
    }

    /// <summary>Signs as a source. What comes back is unredacted, and goes into a seal and nowhere else.</summary>
    public string Sign(CapturedPart part) => Sign(JsonSerializer.SerializeToUtf8Bytes(part, WireJson.Options), DocumentType.Captured);

    internal string Sign(byte[] payload, string type)
    {
        var header = Encoding.ASCII.GetBytes($$"""{"alg":"ES256","kid":"{{key.KeyId}}","typ":"{{type}}"}""");
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}";
    }
}
