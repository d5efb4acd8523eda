using System.Buffers;
using System.Text;
using System.Text.Json;
using Rca.Redaction.Learning;
using Rca.Redaction.Policies;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction;

/// <summary>Redacts text and records under one key. Thread-safe; content never makes it throw.</summary>
public sealed class RedactionEngine
{
    /// <summary>Raised whenever the same input may redact differently.</summary>
    public const string EngineVersion = "6";

    const int MaxRounds = 4;

    /// <summary>An engine whose tokens are made with this key.</summary>
    public RedactionEngine(TokenKey key)
        : this(key, RedactionPolicy.Default)
    {
    }

    /// <summary>An engine whose tokens are made with this key, and that holds to this policy.</summary>
    public RedactionEngine(TokenKey key, RedactionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(policy);
        Mint = new TokenMint(key);
        Scanner = new TextScanner(Mint, policy);
        Scrubber = new TextScrubber(Scanner, Mint);
    }

    /// <summary>The id of the key that tokens are made with.</summary>
    public string KeyId => Mint.KeyId;

    /// <summary>The digest over the engine's version and every rule's id and definition, those of documents included.</summary>
    public string RulesetDigest { get; } = RulesetDigestValue;

    /// <summary>The policy that it holds to.</summary>
    public RedactionPolicy Policy => Scanner.Policy;

    internal TokenMint Mint { get; }

    internal TextScanner Scanner { get; }

    internal TextScrubber Scrubber { get; }

    internal static string RulesetDigestValue { get; } = TextScanner.DigestOf(EngineVersion);

    /// <summary>The token that stands for a value of a class: the same for the same value, under this key.</summary>
    public string Pseudonym(DataClass cls, string value) => Mint.Token(TokenClass.Of(cls), Encoding.UTF8.GetBytes(value));

    /// <summary>Replaces every secret and every piece of personal data that is found; redacting the result again changes nothing.</summary>
    public RedactedText RedactText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var redacted = RedactOnce(text);
        for (var (round, found) = (0, redacted.Redactions.Count); found > 0; round++)
        {
            // A token in the place of a line break can make a document of what was none, and whoever reads it goes by its structure.
            var next = RedactOnce(redacted.Text);
            found = next.Redactions.Count;
            if (next.Withheld is { } reason)
                return Withheld(reason, redacted.Receipt with { Withheld = next.Receipt.Withheld });
            if (found > 0 && round == MaxRounds)
                return Withheld(WithheldReason.Unstable, redacted.Receipt with { Withheld = [new WithheldPart(WithheldReason.Unstable, "1:1")] });
            if (found > 0)
                redacted = next with { Receipt = SettledReceipt.Of(Encoding.UTF8.GetBytes(next.Text), redacted.Receipt, next.Receipt, Mint) };
        }
        return redacted;
    }

    RedactedText RedactOnce(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var learnt = new LearntValues(Policy) { Hindsight = true };
        var output = new ArrayBufferWriter<byte>(Math.Max(256, bytes.Length));
        var receipt = Redact(bytes, learnt, output);
        if (learnt.Count > 0)
        {
            // What was learnt late stands earlier too, perhaps.
            output.ResetWrittenCount();
            receipt = Redact(bytes, learnt, output);
        }
        return receipt.Withheld is [var part, ..]
            ? Withheld(part.Reason, receipt)
            : new RedactedText(Encoding.UTF8.GetString(output.WrittenSpan), null, receipt);
    }

    static RedactedText Withheld(WithheldReason reason, Receipt receipt) => new("", reason, receipt with { Redactions = [], BytesOut = 0 });

    Receipt Redact(byte[] text, LearntValues learnt, ArrayBufferWriter<byte> output)
    {
        var stream = new RedactionStream(this, output, StreamFormat.Text, learnt);
        stream.Write(text);
        stream.Complete();
        return stream.Receipt;
    }

    /// <summary>Lets through what the catalogue declares, in the form it declares; anything that goes wrong withholds the whole record.</summary>
    /// <param name="json">One UTF-8 JSON value.</param>
    /// <param name="catalogue">The declared fields.</param>
    /// <param name="keepIdentifier">Whether an identifier is known and may stay as it is.</param>
    public RedactedRecord RedactRecord(ReadOnlySpan<byte> json, FieldCatalogue catalogue, Func<string, bool> keepIdentifier)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(keepIdentifier);
        return RedactRecords([new RecordInput(json.ToArray(), catalogue, keepIdentifier)])[0];
    }

    /// <summary>
    /// Redacts the records of one collection, each as <see cref="RedactRecord"/> does. A secret that one of them shows by its place, such as a password in a URL,
    /// is replaced in all of them.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <returns>As many, in the same order.</returns>
    public IReadOnlyList<RedactedRecord> RedactRecords(IReadOnlyList<RecordInput> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var scrubber = new RecordScrubber(Scanner, Mint);
        var redacted = Redact(records, scrubber);
        // What was learnt late stands earlier too, perhaps.
        return scrubber.Learnt > 0 ? Redact(records, scrubber) : redacted;
    }

    List<RedactedRecord> Redact(IReadOnlyList<RecordInput> records, RecordScrubber scrubber) =>
        [.. records.Select(record => Redact(record, scrubber))];

    RedactedRecord Redact(RecordInput record, RecordScrubber scrubber)
    {
        try
        {
            var receipt = new ReceiptDraft();
            var json = scrubber.Scrub(record, receipt);
            return new RedactedRecord(json, null, receipt.Finish(record.Json.Length, json.Length, this));
        }
        catch (WithheldException withheld)
        {
            return WithheldRecord(withheld.Reason, record.Json.Length);
        }
        catch (JsonException)
        {
            return WithheldRecord(WithheldReason.NotJson, record.Json.Length);
        }
        catch (Exception)
        {
            return WithheldRecord(WithheldReason.EngineFault, record.Json.Length);
        }
    }

    RedactedRecord WithheldRecord(WithheldReason reason, long bytesIn) =>
        new(ReadOnlyMemory<byte>.Empty, reason, new ReceiptDraft().Finish(bytesIn, 0, this));
}
