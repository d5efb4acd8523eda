using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Core.Signing;

/// <summary>Verifies messages of one author, and parses them only then. Safe for concurrent use.</summary>
/// <param name="accepted">The author's keys; more than one while keys rotate.</param>
public sealed class MessageVerifier(IEnumerable<SigningPublicKey> accepted)
{
    readonly Dictionary<string, SigningPublicKey> _accepted = accepted.DistinctBy(k => k.KeyId, StringComparer.Ordinal).ToDictionary(k => k.KeyId, StringComparer.Ordinal);

    /// <summary>Reads a command of the planner.</summary>
    /// <exception cref="RejectedException">It is not signed by an accepted key, or names another source than the message.</exception>
    public CollectEvidence Open(SignedCommand message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var command = Read<CollectEvidence>(message.Signed, DocumentType.Command);
        return Same(command.Source, message.Source) ? command : throw new RejectedException(Rejection.Mismatch, "the signed command is for another source");
    }

    /// <summary>Reads evidence of the redactor.</summary>
    /// <exception cref="RejectedException">It is not signed by an accepted key, or answers another command than the message says.</exception>
    public EvidenceCollected Open(SignedEvidence message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var evidence = Read<EvidenceCollected>(message.Signed, DocumentType.Evidence);
        return Same(evidence.CommandId, message.CommandId) && Same(evidence.PlanId, message.PlanId) && Same(evidence.Source, message.Source)
            ? evidence
            : throw new RejectedException(Rejection.Mismatch, "the signed evidence answers another command than the message says");
    }

    /// <summary>Reads what a source captured.</summary>
    /// <exception cref="RejectedException">It is not signed by an accepted key.</exception>
    public CapturedPart Open(string captured)
    {
        var part = Read<CapturedPart>(captured, DocumentType.Captured);
        return IsWhole(part) ? part : throw NotTheDocument;
    }

    internal byte[] Verify(string jws, string type)
    {
        ArgumentNullException.ThrowIfNull(jws);
        var parsed = CompactJws.Parse(jws, type);
        if (!_accepted.TryGetValue(parsed.KeyId, out var key)) throw new RejectedException(Rejection.KeyUnknown, "the key of the signature is not accepted from this author");
        return key.Verify(parsed.SignedBytes, parsed.Signature) ? parsed.Payload : throw new RejectedException(Rejection.Signature, "the signature does not fit");
    }

    T Read<T>(string jws, string type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Verify(jws, type), WireJson.Options) ?? throw NotTheDocument;
        }
        catch (JsonException)
        {
            throw NotTheDocument;
        }
    }

    // The serializer does not look for nulls inside of lists and maps.
    static bool IsWhole(CapturedPart part)
    {
        IEnumerable<object?> values = [.. part.Items, .. part.Command.Scope.Values];
        if (part.Closing is { } closing) values = [.. values, .. closing.Ledger];
        if (part.Closing?.Access is { } access) values = [.. values, .. access.Held, .. access.Missing, .. access.Unknown, .. access.Findings ?? []];
        return values.All(v => v is not null);
    }

    static RejectedException NotTheDocument => new(Rejection.Malformed, "what is signed is not the document that belongs there") { IsAuthentic = true };

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
