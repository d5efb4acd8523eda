using System.Buffers;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Documents.Yaml;
using Rca.Redaction.Learning;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

/// <summary>Redacts JSON and YAML by structure: only scalars that must change are spliced, every other byte stays. Not thread-safe; reuse it.</summary>
sealed class DocumentScrubber
{
    const int MaxPasses = 8;

    readonly EditCollector collector;
    readonly bool ownRules;
    readonly TokenMint mint;
    readonly Splicer splicer;
    readonly List<Edit> edits = [];
    ArrayBufferWriter<byte> current = new();
    ArrayBufferWriter<byte> next = new();
    DocumentTape tape = new();
    DocumentTape check = new();

    internal DocumentScrubber(TextScanner scanner, TextScrubber scrubber, TokenMint mint, LearntValues? learnt)
        : this(scanner, scrubber, mint, learnt, depth: 0)
    {
    }

    DocumentScrubber(TextScanner scanner, TextScrubber scrubber, TokenMint mint, LearntValues? learnt, int depth)
    {
        var nested = new NestedDocuments(at => new DocumentScrubber(scanner, scrubber, mint, learnt, at), depth);
        collector = new EditCollector(scanner, scrubber, mint, learnt, new PlaceEdits(mint, new SecretLearner(scanner, learnt), scanner.Policy), nested);
        splicer = new Splicer(mint);
        this.mint = mint;
        ownRules = scanner.Policy.OwnRules.Count > 0;
    }

    /// <summary>Lays out the texts of the document that was looked at last, without those that nothing can be found in.</summary>
    internal void LayTexts(ScanSheet texts)
    {
        foreach (ref readonly var scalar in tape.Scalars)
        {
            if (tape.TextOf(scalar) is var text && (ownRules || !QuietText.Is(text)))
                texts.Add(text);
        }
    }

    /// <summary>Lays out the texts of JSON whose structure holds nothing at a glance; false when only <see cref="Look"/> can tell.</summary>
    internal bool TryLayTexts(ReadOnlySpan<byte> json, ScanSheet texts) => JsonGlance.Lay(json, tape.Keys, ownRules, texts);

    static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads and judges a document without scanning it: one that holds nothing by its structure may be scanned together with others.</summary>
    internal DocumentLook Look(ReadOnlySpan<byte> source, DocumentFormat format)
    {
        if (format == DocumentFormat.Yaml && HasBareToken(source))
            return DocumentLook.NoDocument;
        if (format == DocumentFormat.Yaml && YamlGlance.IsPlain(source, tape.Keys))
            return DocumentLook.Glanced;
        if (!tape.Read(source, format))
            return DocumentLook.NoDocument;
        DocumentJudge.Judge(tape);
        return EditCollector.IsPlain(tape) ? DocumentLook.Plain : DocumentLook.Structured;
    }

    // Lines that were redacted as text before: without quotes YAML takes the token for a list.
    bool HasBareToken(ReadOnlySpan<byte> source)
    {
        for (var at = 0; source[at..].IndexOf("[REDACTED:"u8) is var next and >= 0; at++)
        {
            at += next;
            var before = source[..at].TrimEnd((byte)' ');
            if (mint.LengthAt(source, at) > 0 && (before.Length == 0 || before[^1] is (byte)':' or (byte)'-' or (byte)',' or (byte)'[' or (byte)'\n'))
                return true;
        }
        return false;
    }

    /// <summary>False when the source is no document of that format: nothing was written, and the caller must not let it pass unscanned.</summary>
    /// <param name="source">The whole document.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="output">Gets the redacted document.</param>
    /// <param name="placed">Gets the tokens, placed from where this document begins in the output.</param>
    /// <exception cref="WithheldException">It did not settle, or came out in another shape.</exception>
    internal bool TryScrub(ReadOnlySpan<byte> source, DocumentFormat format, IBufferWriter<byte> output, List<Placed> placed) =>
        TryScrub(source, format, output, placed, allSecret: false);

    internal bool TryScrub(ReadOnlySpan<byte> source, DocumentFormat format, IBufferWriter<byte> output, List<Placed> placed, bool allSecret)
    {
        var mark = source.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (!tape.Read(source[mark..], format) || (allSecret && !tape.Nodes[0].IsContainer))
            return false;
        splicer.Begin();
        for (var pass = 0; ; pass++)
        {
            var body = pass == 0 ? source[mark..] : current.WrittenSpan;
            edits.Clear();
            if (!collector.Collect(tape, edits, allSecret))
                return pass == 0 ? false : throw new WithheldException(WithheldReason.SweepFound);
            if (edits.Count == 0)
            {
                output.Write(source[..mark]);
                output.Write(body);
                splicer.Report(tape, mark, placed);
                return true;
            }
            if (pass == MaxPasses)
                throw new WithheldException(WithheldReason.Unstable);
            next.ResetWrittenCount();
            splicer.Splice(body, tape, edits, next);
            if (!check.Read(next.WrittenSpan, format) || !ShapeCheck.Same(tape, check, edits))
                throw new WithheldException(WithheldReason.SweepFound);
            (current, next) = (next, current);
            (tape, check) = (check, tape);
        }
    }
}
