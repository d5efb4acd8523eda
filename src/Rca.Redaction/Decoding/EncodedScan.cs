using System.Buffers;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Decoding;

/// <summary>Looks for secrets inside encodings, layer by layer. What it cannot look into any more is taken for a secret whole.</summary>
sealed class EncodedScan(TextScanner scanner)
{
    // A stretch is a line or a word, and of a longer one so much; what lies across a cut is in the next stretch too.
    const int MaxStretch = 64 * 1024;
    const int Overlap = 4 * 1024;

    internal static readonly Rule TooDeep = new("encoded-too-deep", TokenClass.Secret,
        $"encoded beyond {DecodeLayer.MaxDepth} layers or the budget: percent backslash html, runs>={Carrier.MinLength} base64 hex gzip utf-16");

    // In the order in which they are taken off where a text has several.
    static readonly EscapeScheme[] Schemes = [new PercentScheme(), new BackslashScheme(), new HtmlScheme()];

    static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n\"'"u8);

    internal void Scan(ReadOnlySpan<byte> text, DecodeLayer layer, List<Hit> hits)
    {
        Carriers(text, layer, hits);
        Packed(text, layer, hits);
        Escapes(text, layer, hits);
    }

    void Carriers(ReadOnlySpan<byte> text, DecodeLayer layer, List<Hit> hits)
    {
        var samples = new CarrierSamples(text);
        for (var done = 0; samples.MoveNext(); samples.SkipTo(done))
        {
            var (start, end) = Carrier.Around(text, samples.Current, done);
            done = end;
            if (end - start < Carrier.MinLength || layer.IsSeen(start, Carrier.Padded(text, end)))
                continue;
            var readings = new CarrierReadings(text[start..end], layer.Carried);
            for (var found = false; !found && readings.MoveNext();)
                found = Found(text, start, end, readings.Encoding, layer, hits);
        }
    }

    // Compressed text looks like noise, but it has an opener.
    void Packed(ReadOnlySpan<byte> text, DecodeLayer layer, List<Hit> hits)
    {
        var end = 0;
        for (var at = 0; text[at..].IndexOf(PackedCarrier.Opener) is var next and >= 0; at += PackedCarrier.Opener.Length)
        {
            at += next;
            if (!PackedCarrier.IsHeader(text[at..]))
                continue;
            (var start, end) = at < end ? (at, end) : Carrier.Around(text, at, end);
            if (layer.IsSeen(start, Carrier.Padded(text, end)))
                continue;
            if (!layer.Take(end - at))
                hits.Add(new Hit(start, Carrier.Padded(text, end), TooDeep, Chain: PackedCarrier.Encoding));
            else if (!PackedCarrier.Unpack(text[at..end], layer.Carried) || !Found(text, start, end, PackedCarrier.Encoding, layer, hits))
                continue;
            at = end - PackedCarrier.Opener.Length;
        }
    }

    /// <summary>Looks into what was carried, and takes the run for a secret when something is there or it may not look.</summary>
    bool Found(ReadOnlySpan<byte> text, int start, int end, string encoding, DecodeLayer layer, List<Hit> hits)
    {
        var carried = layer.Carried.Written;
        var isBomb = encoding == PackedCarrier.Encoding && carried.Length > PackedCarrier.Limit;
        if (isBomb || layer.Inner(carried.Length) is not { } inner)
            hits.Add(new Hit(start, Carrier.Padded(text, end), TooDeep, Chain: encoding));
        else if (scanner.Scan(carried, inner) is { Count: > 0 } inside)
            hits.Add(Whole(inside, carried, start, Carrier.Padded(text, end), encoding));
        else
            return false;
        return true;
    }

    static Hit Whole(List<Hit> inside, ReadOnlySpan<byte> carried, int start, int end, string encoding)
    {
        var worst = inside.MinBy(hit => TokenClass.Rank(hit.Rule.Class));
        var value = inside is [var only] && only.Start == 0 && only.End == carried.Length ? only.Meaning(carried) : carried.ToArray();
        return new Hit(start, end, worst.Rule, Value: value, Chain: worst.ChainIn(encoding));
    }

    void Escapes(ReadOnlySpan<byte> text, DecodeLayer layer, List<Hit> hits)
    {
        Span<byte> value = stackalloc byte[EscapeScheme.MaxValue];
        foreach (var scheme in Schemes)
        {
            if ((layer.Escapes & scheme.Kind) == EscapeKinds.None)
                continue;
            // A stretch with many escapes is decoded once.
            var done = 0;
            for (var at = 0; text[at..].IndexOf(scheme.Marker) is var next and >= 0;)
            {
                at += next;
                at = scheme.Read(text[at..], value, out _) > 0 ? done = Escape(text, at, done, scheme, layer, hits) : at + 1;
            }
        }
    }

    /// <summary>Takes the escapes off the stretch that the one at this place belongs to, and looks inside; how far that went.</summary>
    int Escape(ReadOnlySpan<byte> text, int at, int floor, EscapeScheme scheme, DecodeLayer layer, List<Hit> hits)
    {
        if (!layer.IsLast)
        {
            var (start, end) = Stretch(text, at, floor, scheme.StretchEnds);
            if (layer.Inner(end - start) is { } inner)
            {
                scheme.Decode(text[start..end], layer.Line);
                inner.Read(layer.Line, scheme.Later | layer.Line.Uncovered);
                Inside(layer.Line, start, scheme.Name, inner, hits);
                return end;
            }
        }
        var word = Word(text, at, floor, scheme.Name);
        hits.Add(word);
        return word.End;
    }

    void Inside(DecodedLine line, int start, string name, DecodeLayer inner, List<Hit> hits)
    {
        foreach (var hit in scanner.Scan(line.Bytes, inner))
            hits.Add(new Hit(start + line.Origin(hit.Start), start + line.Origin(hit.End), hit.Rule, Value: hit.Meaning(line.Bytes), Chain: hit.ChainIn(name)));
    }

    /// <summary>A stretch begins where the one before ended, or a little earlier where that is near: each byte is decoded once or twice.</summary>
    static (int Start, int End) Stretch(ReadOnlySpan<byte> text, int at, int done, ReadOnlySpan<byte> ends)
    {
        var floor = Math.Max(0, Math.Min(at - Overlap, Math.Max(done, at - (MaxStretch / 2))));
        var start = text[floor..at].LastIndexOfAny(ends) + 1 + floor;
        var ceiling = Math.Min(text.Length, start + MaxStretch);
        var length = text[at..ceiling].IndexOfAny(ends);
        return (start, length < 0 ? ceiling : at + length);
    }

    static Hit Word(ReadOnlySpan<byte> text, int at, int floor, string encoding)
    {
        var start = text[floor..at].LastIndexOfAny(WordEnds) + 1 + floor;
        var length = text[at..].IndexOfAny(WordEnds);
        return new Hit(start, length < 0 ? text.Length : at + length, TooDeep, Chain: encoding);
    }
}
