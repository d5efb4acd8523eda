using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rca.Redaction;

namespace Rca.Pipeline.Commands;

/// <summary><c>--jsonl</c>: a line <c>{"text": …}</c> becomes a line with a JSON string. What is no such line becomes a marker, so that lines stay in step.</summary>
sealed class RedactJsonLines(RedactionEngine engine) : RedactFilter
{
    const int MaxLine = 64 * 1024 * 1024;

    // A stream may go on for months.
    const int MaxListed = 100_000;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly ArrayBufferWriter<byte> _line = new();
    readonly List<RedactionLine> _redactions = [];
    readonly List<WithheldPart> _withheld = [];
    long _bytesIn;
    long _bytesOut;
    int _lines;
    bool _tooLarge;
    int _leftOut;

    public override Receipt Receipt => new(
        _redactions, [], 0, _withheld, _leftOut, (long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, _bytesIn)), _bytesOut,
        engine.RulesetDigest, engine.Policy.Digest, RedactionEngine.EngineVersion, engine.KeyId);

    public override void Write(ReadOnlySpan<byte> chunk)
    {
        _bytesIn += chunk.Length;
        while (chunk.IndexOf((byte)'\n') is var end and >= 0)
        {
            Hold(chunk[..end]);
            Line();
            chunk = chunk[(end + 1)..];
        }
        Hold(chunk);
    }

    // A line is put out as soon as it ends.
    public override void Flush()
    {
    }

    public override void Complete()
    {
        if (_line.WrittenCount > 0 || _tooLarge) Line();
    }

    void Hold(ReadOnlySpan<byte> part)
    {
        _tooLarge |= _line.WrittenCount + (long)part.Length > MaxLine;
        if (_tooLarge) _line.ResetWrittenCount();
        else _line.Write(part);
    }

    void Line()
    {
        _lines++;
        var text = _tooLarge ? Withhold(WithheldReason.TooLarge) : Redacted() ?? Withhold(WithheldReason.NotJson);
        var line = JsonSerializer.SerializeToUtf8Bytes(text, Readable);
        Output.Write(line);
        Output.Write("\n"u8);
        _bytesOut += line.Length + 1;
        _line.ResetWrittenCount();
        _tooLarge = false;
    }

    // Null when the line is not {"text": …}, or its text is no Unicode.
    string? Redacted()
    {
        try
        {
            using var document = JsonDocument.Parse(_line.WrittenMemory, Strict);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String) return null;
            var redacted = engine.RedactText(text.GetString()!);
            foreach (var redaction in redacted.Redactions) List(_redactions, redaction with { Place = Place(redaction.Place) });
            return redacted.Withheld is { } reason ? Withhold(reason) : redacted.Text;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    string Withhold(WithheldReason reason)
    {
        List(_withheld, new WithheldPart(reason, Place("1:1")));
        return RedactWords.Marker(reason);
    }

    // The line of the output, then the place within its text.
    string Place(string within) => string.Create(CultureInfo.InvariantCulture, $"{_lines}:{within}");

    void List<T>(List<T> list, T item)
    {
        if (list.Count < MaxListed) list.Add(item);
        else _leftOut++;
    }
}
