using System.Buffers;
using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;
using Rca.Redaction.Streaming;

namespace Rca.Redaction;

/// <summary>Redacts what is written to it, in bounded memory. Not thread-safe.</summary>
/// <remarks>
/// The output does not depend on how the input was cut into chunks. A secret known by its place, such as a password in a URL, is looked for in all of
/// the input that comes after it. What fails is replaced by a marker, <c>[WITHHELD:reason]</c>, and the rest goes on.
/// </remarks>
public sealed class RedactionStream
{
    const int Batch = 64 * 1024;
    const int MaxLine = 1024 * 1024;
    const int MaxDocument = 256 * 1024 * 1024;

    readonly RedactionEngine engine;
    readonly StreamFormat format;
    readonly PendingInput pending = new();
    readonly ReceiptDraft receipt = new();
    readonly StreamOutput output;
    readonly LineScrubber lines;
    readonly LongLineScrubber longLines;
    readonly WholeDocuments documents;
    long bytesIn;
    bool completed;
    bool tooLarge;
    bool lost;

    /// <summary>A stream that puts its output into a writer.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="output">Where redacted bytes go, as soon as it is certain what they are.</param>
    /// <param name="format">What the input is.</param>
    public RedactionStream(RedactionEngine engine, IBufferWriter<byte> output, StreamFormat format = StreamFormat.Text)
        : this(engine, output, format, new LearntValues((engine ?? throw new ArgumentNullException(nameof(engine))).Policy))
    {
    }

    internal RedactionStream(RedactionEngine engine, IBufferWriter<byte> output, StreamFormat format, LearntValues learnt)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(output);
        (this.engine, this.format) = (engine, format);
        this.output = new StreamOutput(output, receipt, pointers: format != StreamFormat.Text);
        var scrubber = new DocumentScrubber(engine.Scanner, new TextScrubber(engine.Scanner, engine.Mint, learnt), engine.Mint, learnt);
        lines = new LineScrubber(engine.Scanner, engine.Scrubber, scrubber, learnt, this.output);
        longLines = new LongLineScrubber(engine.Scanner, engine.Scrubber, learnt, this.output);
        documents = new WholeDocuments(scrubber, this.output);
    }

    /// <summary>How much was withheld so far: lines, documents and pieces of lines.</summary>
    public int Withheld => receipt.Withheld;

    /// <summary>What was done so far.</summary>
    public Receipt Receipt => receipt.Finish(bytesIn, output.Bytes, engine);

    /// <summary>Takes the next bytes of the input; a chunk may end anywhere.</summary>
    /// <exception cref="InvalidOperationException">The stream was completed.</exception>
    public void Write(ReadOnlySpan<byte> chunk)
    {
        if (completed)
            throw new InvalidOperationException("The stream was completed: nothing can be written to it any more.");
        bytesIn += chunk.Length;
        while (chunk.Length > 0 && !tooLarge)
        {
            var part = chunk[..Math.Min(chunk.Length, Batch)];
            chunk = chunk[part.Length..];
            pending.Append(part);
            if (format == StreamFormat.Text && pending.Length >= Batch)
                Guarded(final: false);
            tooLarge = format != StreamFormat.Text && pending.Length > MaxDocument;
        }
    }

    /// <summary>Puts out every line that is certain: for an input that pauses.</summary>
    public void Flush()
    {
        if (format == StreamFormat.Text && !completed)
            Guarded(final: false);
    }

    /// <summary>Says that nothing more comes, and puts out the rest.</summary>
    public void Complete()
    {
        if (completed)
            return;
        completed = true;
        if (tooLarge)
            output.Withhold(WithheldReason.TooLarge, quoted: true);
        else
            Guarded(final: true);
    }

    void Guarded(bool final)
    {
        try
        {
            if (format == StreamFormat.Text)
                Drain(final);
            else
                documents.Scrub(pending.Bytes, format);
        }
        catch (Exception)
        {
            // Whatever it was, and whatever it says of the text: nothing of these bytes leaves.
            output.Withhold(WithheldReason.EngineFault, quoted: format != StreamFormat.Text);
            output.Copy("\n"u8);
            pending.Take(pending.Length);
            lost = true;
        }
    }

    void Drain(bool final)
    {
        while (pending.Length > 0)
        {
            if (lost)
            {
                SkipLine();
                continue;
            }
            var whole = final ? pending.Length : pending.Bytes.LastIndexOf((byte)'\n') + 1;
            var firstLine = pending.Bytes.IndexOf((byte)'\n') is var length and >= 0 ? length + 1 : pending.Length;
            if (longLines.IsOpen || (firstLine > MaxLine && !MayBeDocument(firstLine)))
            {
                var line = pending.Bytes[..Math.Min(firstLine, 2 * MaxLine)];
                var ends = line.Length == firstLine && (final || line[^1] == '\n');
                if (!ends && line.Length < MaxLine)
                    return;
                pending.Take(longLines.Scrub(line, pending.Origin, ends));
            }
            else
            {
                var taken = whole == 0 ? 0 : lines.Scrub(pending.Bytes[..whole], pending.Origin, final);
                if (taken == 0)
                    return;
                pending.Take(taken);
            }
        }
    }

    // After a fault the next bytes may be the rest of a line whose beginning said what they are.
    void SkipLine()
    {
        var length = pending.Bytes.IndexOf((byte)'\n') + 1;
        lost = length == 0;
        pending.Take(lost ? pending.Length : length);
    }

    bool MayBeDocument(int lineLength)
    {
        var start = pending.Bytes.IndexOfAnyExcept(" \t"u8);
        return start >= 0 && pending.Bytes[start] is (byte)'{' or (byte)'[' && lineLength < DocumentFinder.MaxJson;
    }
}
