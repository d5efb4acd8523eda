using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jose;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core.Sealing;

namespace Rca.Pipeline.Conformance;

/// <summary>Opens what a candidate published with the throwaway key, and judges nothing.</summary>
sealed class AnswerReader(SealingKey redactor)
{
    /// <returns>Null when the body is not the JSON of a CapturedEvidence.</returns>
    public Answer? Read(RawDelivery delivery, TimeSpan at)
    {
        if (Parse<CapturedEvidence>(delivery.Body.Span) is not { } message) return null;
        var signed = Open(message.Sealed);
        return new Answer(at, delivery.MessageId, delivery.ContentType, delivery.Body.Length, message, Header(message.Sealed), signed, signed is null ? null : PartOf(signed));
    }

    string? Open(string text)
    {
        using var key = ECDiffieHellman.Create();
        key.ImportFromPem(redactor.ToPem());
        try
        {
            return Encoding.UTF8.GetString(JWT.DecodeBytes(text, key));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What the library throws for input of a stranger is not a closed set.
            return null;
        }
    }

    static CapturedPart? PartOf(string signed)
    {
        var parts = signed.Split('.');
        // A part without a signature is read too: that it has none is for the check of signatures to say.
        if (parts.Length != 3 || signed.StartsWith('{')) return Parse<CapturedPart>(Encoding.UTF8.GetBytes(signed));
        return Decode(parts[1]) is { } payload ? Parse<CapturedPart>(payload) : null;
    }

    static Dictionary<string, string>? Header(string text)
    {
        if (Decode(text.Split('.')[0]) is not { } bytes || Parse<Dictionary<string, JsonElement>>(bytes) is not { } header) return null;
        return header.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.Ordinal);
    }

    static byte[]? Decode(string text)
    {
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    static T? Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
