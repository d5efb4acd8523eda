using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Headers;

/// <summary>Finds JSON web tokens (JWS and JWE) whose header decodes to an object with an algorithm; a cut-off end does not save them.</summary>
sealed class JwtDetector : Detector
{
    const int MaxHeader = 4096;
    const int MinPayload = 4;

    static readonly Rule Jwt = new("jwt", TokenClass.Secret, "eyJ header<=4096 decodes to JSON with alg, then dotted base64url parts");

    internal override IReadOnlyList<Rule> Rules { get; } = [Jwt];

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var bytes = text.Bytes;
        var runEnd = 0;
        var tried = 0;
        for (var at = 0; bytes[at..].IndexOf("eyJ"u8) is var next and >= 0;)
        {
            at += next;
            if (at >= runEnd)
            {
                runEnd = at + Alphabet.Base64Url.Run(bytes[at..], bytes.Length);
                tried = 0;
            }
            if (runEnd >= bytes.Length || bytes[runEnd] != '.')
            {
                // No header in this run can be followed by a payload: it is dead to its end.
                at = runEnd;
                continue;
            }
            if (runEnd - at > MaxHeader)
            {
                at = runEnd - MaxHeader;
                continue;
            }
            var end = HasAlgorithm(bytes[at..runEnd]) ? PartsEnd(bytes, runEnd) : 0;
            if (end > 0)
                hits.Add(new Hit(at, end, Jwt));
            // A run long enough to hold many openers gets a bounded number of decodings.
            at = end > 0 ? end : ++tried < 8 ? at + 1 : runEnd;
        }
    }

    static int PartsEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var payload = Alphabet.Base64Url.Run(bytes[(at + 1)..], bytes.Length);
        // An encrypted token may have an empty key part.
        if (payload < MinPayload && !(payload == 0 && at + 2 < bytes.Length && bytes[at + 1] == '.'))
            return 0;
        for (var part = 0; part < 4 && at < bytes.Length && bytes[at] == '.'; part++)
            at += 1 + Alphabet.Base64Url.Run(bytes[(at + 1)..], bytes.Length);
        return bytes[at - 1] == '.' ? at - 1 : at;
    }

    static bool HasAlgorithm(ReadOnlySpan<byte> header)
    {
        var json = new byte[Base64Url.GetMaxDecodedLength(header.Length)];
        if (Base64Url.DecodeFromUtf8(header, json, out _, out var length) != OperationStatus.Done)
            return false;
        try
        {
            var reader = new Utf8JsonReader(json.AsSpan(0, length));
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("alg"u8))
                    return true;
            }
            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
