using System.Buffers;
using System.Text;
using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;
using Rca.Redaction.Streaming;

namespace Rca.Redaction.Records;

/// <summary>Turns free text into what may leave of it: cleaned, scanned, and cut to its bound. A document is not cut: it is whole or withheld.</summary>
sealed class FreeTexts(TextScanner scanner, TextScrubber scrubber, DocumentScrubber documents, LearntValues learnt)
{
    internal const int MaxBytes = 2048;
    internal const int MaxDocument = 64 * 1024;
    const int MaxRounds = 4;

    /// <summary>The text as it may leave.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The field's name, which may say that it is a secret.</param>
    /// <param name="form">Text, or what it is declared to be.</param>
    /// <exception cref="WithheldException">It did not settle, or is not what it is declared to be.</exception>
    internal FreeText Of(string text, string? name, FieldForm form)
    {
        var bytes = Encoding.UTF8.GetBytes(TextCleaner.Clean(text));
        if (form is FieldForm.Json or FieldForm.Yaml)
            return new FreeText(Document(bytes, form), Truncated: false);
        var key = Encoding.UTF8.GetBytes(name ?? "");
        var named = KeyNames.Classify(key);
        var scrubbed = named != KeyKind.None && ValueGuards.IsSecret(bytes, named, key)
            ? scrubber.Whole(bytes, KeyValueDetector.Rule)
            : Lines(bytes);
        var truncated = false;
        for (var round = 0; scrubbed.Bytes.Length > MaxBytes; round++)
        {
            truncated = true;
            // A cut can make a secret of what was cleared as a reference, so the rest is scanned again.
            scrubbed = round < MaxRounds && scrubber.Scrub(Cut(scrubbed)) is { } rest ? rest : throw new WithheldException(WithheldReason.Unstable);
        }
        return new FreeText(scrubbed, truncated);
    }

    ScrubbedText Lines(byte[] bytes)
    {
        var text = LinesOnce(bytes);
        for (var (round, found) = (0, text.Placed.Count); found > 0; round++)
        {
            // A token in the place of a line break can make a document of what was none.
            var next = LinesOnce(text.Bytes);
            found = next.Placed.Count;
            if (found > 0)
                text = round < MaxRounds ? next.After(text) : throw new WithheldException(WithheldReason.Unstable);
        }
        return text;
    }

    ScrubbedText LinesOnce(byte[] bytes)
    {
        var output = new TextOutput();
        var lines = new LineScrubber(scanner, scrubber, documents, learnt, output);
        lines.Scrub(bytes, origin: 0, final: true);
        return output.Text;
    }

    ScrubbedText Document(byte[] bytes, FieldForm form)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(256, bytes.Length));
        var placed = new List<Placed>();
        if (!documents.TryScrub(bytes, form == FieldForm.Json ? DocumentFormat.Json : DocumentFormat.Yaml, output, placed))
            throw new WithheldException(form == FieldForm.Json ? WithheldReason.NotJson : WithheldReason.NotYaml);
        return output.WrittenCount <= MaxDocument ? new ScrubbedText(output.WrittenSpan.ToArray(), placed) : throw new WithheldException(WithheldReason.TooLarge);
    }

    static ScrubbedText Cut(ScrubbedText text)
    {
        var end = MaxBytes;
        foreach (var token in text.Placed)
        {
            if (token.Start < end && token.End > end)
                end = token.Start;
        }
        while (end > 0 && (text.Bytes[end] & 0xC0) == 0x80)
            end--;
        return new ScrubbedText(text.Bytes[..end], [.. text.Placed.Where(token => token.End <= end)]);
    }
}
