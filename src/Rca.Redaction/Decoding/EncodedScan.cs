using System.Buffers;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Decoding;

/// <summary>Looks for secrets inside encodings, layer by layer. What it cannot look into any more is taken for a secret whole.</summary>
sealed class EncodedScan(TextScanner scanner)
{
    // A stretch is a line, and of a longer one so much; what lies across a cut is in the next stretch too.
    const int MaxStretch = 64 * 1024;
    const int Overlap = 4 * 1024;

    internal static readonly Rule TooDeep = new("encoded-too-deep", TokenClass.Secret,
        $"encoded beyond {DecodeBudget.MaxDepth} layers or beyond the budget of decoding: percent backslash html, runs>={CarrierReader.MinRun} base64 hex gzip utf-16");

    static readonly EscapeScheme[] Schemes = [new PercentScheme(), new BackslashScheme(), new HtmlScheme()];

    static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n\"'"u8);

    internal void Scan(ReadOnlySpan<byte> text, int depth, DecodeBudget budget, List<Hit> hits)
    {
        Runs(text, depth, budget, hits);
        DecodedLine? line = null;
        foreach (var scheme in Schemes)
            Escapes(text, scheme, ref line, depth, budget, hits);
    }

    void Runs(ReadOnlySpan<byte> text, int depth, DecodeBudget budget, List<Hit> hits)
    {
        var at = 0;
        while (CarrierReader.Runs.Next(text, ref at, out var start, out var end))
        {
            if (CarrierReader.Read(text[start..end]) is not { } readings)
                continue;
            foreach (var (encoding, decoded) in readings)
            {
                if (decoded is null || depth == DecodeBudget.MaxDepth || !budget.Take(decoded.Length))
                    hits.Add(new Hit(start, Padded(text, end), TooDeep, Chain: encoding));
                else if (scanner.Scan(decoded, depth + 1, budget) is { Count: > 0 } inside)
                    hits.Add(Whole(inside, decoded, start, Padded(text, end), encoding));
                else
                    continue;
                break;
            }
        }
    }

    static int Padded(ReadOnlySpan<byte> text, int end)
    {
        for (var padding = 0; padding < 2 && end < text.Length && text[end] == '='; padding++)
            end++;
        return end;
    }

    static Hit Whole(List<Hit> inside, byte[] decoded, int start, int end, string encoding)
    {
        var worst = inside.MinBy(hit => TokenClass.Rank(hit.Rule.Class));
        var value = inside is [var only] && only.Start == 0 && only.End == decoded.Length ? only.Meaning(decoded) : decoded;
        return new Hit(start, end, worst.Rule, Value: value, Chain: worst.ChainIn(encoding));
    }

    void Escapes(ReadOnlySpan<byte> text, EscapeScheme scheme, ref DecodedLine? line, int depth, DecodeBudget budget, List<Hit> hits)
    {
        Span<byte> value = stackalloc byte[EscapeScheme.MaxValue];
        for (var at = 0; text[at..].IndexOf(scheme.Marker) is var next and >= 0;)
        {
            at += next;
            if (scheme.Read(text[at..], value, out _) == 0)
            {
                at++;
                continue;
            }
            var (start, end) = Stretch(text, at);
            if (depth == DecodeBudget.MaxDepth || !budget.Take(end - start))
            {
                (start, end) = Word(text, at);
                hits.Add(new Hit(start, end, TooDeep, Chain: scheme.Name));
            }
            else
            {
                line ??= new DecodedLine();
                scheme.Decode(text[start..end], line);
                Inside(line, start, scheme.Name, depth, budget, hits);
            }
            at = end;
        }
    }

    void Inside(DecodedLine line, int start, string name, int depth, DecodeBudget budget, List<Hit> hits)
    {
        foreach (var hit in scanner.Scan(line.Bytes, depth + 1, budget))
            hits.Add(new Hit(start + line.Origin(hit.Start), start + line.Origin(hit.End), hit.Rule, Value: hit.Meaning(line.Bytes), Chain: hit.ChainIn(name)));
    }

    static (int Start, int End) Stretch(ReadOnlySpan<byte> text, int at)
    {
        var floor = Math.Max(0, at - Overlap);
        var start = text[floor..at].LastIndexOf((byte)'\n') + 1 + floor;
        var ceiling = Math.Min(text.Length, start + MaxStretch);
        var length = text[at..ceiling].IndexOf((byte)'\n');
        return (start, length < 0 ? ceiling : at + length);
    }

    static (int Start, int End) Word(ReadOnlySpan<byte> text, int at)
    {
        var start = text[..at].LastIndexOfAny(WordEnds) + 1;
        var length = text[at..].IndexOfAny(WordEnds);
        return (start, length < 0 ? text.Length : at + length);
    }
}
