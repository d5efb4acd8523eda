using System.Security.Cryptography;
using System.Text;
using Rca.Redaction.Decoding;
using Rca.Redaction.Documents;
using Rca.Redaction.Learning;
using Rca.Redaction.Policies;
using Rca.Redaction.Rules;
using Rca.Redaction.Rules.CommandLines;
using Rca.Redaction.Rules.Connections;
using Rca.Redaction.Rules.Headers;
using Rca.Redaction.Rules.Keys;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Rules.Personal;
using Rca.Redaction.Rules.Statements;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Scanning;

/// <summary>Runs every detector over a text and unites what they found.</summary>
sealed class TextScanner
{
    readonly TokenMint mint;
    readonly EncodedScan encoded;
    readonly PolicyRules policy;

    // Where the same range is found twice, the earlier detector names the rule.
    internal static readonly Detector[] Detectors =
    [
        new PemDetector(),
        new VendorTokenDetector(),
        new JwtDetector(),
        new UserinfoDetector(),
        new HeaderCredentialDetector(),
        new KeyValueDetector(),
        new CommandLineDetector(),
        new PipedPasswordDetector(),
        new ConnectionDetector(),
        new StatementDetector(),
        new NumberDetector(),
        new EmailDetector(),
    ];

    static readonly SharedSearch Search = new(Detectors);

    static readonly Dictionary<Rule, int> Order =
        Detectors.SelectMany(d => d.Rules).Append(EncodedScan.TooDeep).Append(LearntValues.Rule).Select((rule, index) => (rule, index)).ToDictionary(x => x.rule, x => x.index, ReferenceEqualityComparer.Instance as IEqualityComparer<Rule>);

    internal TextScanner(TokenMint mint, RedactionPolicy? policy = null) =>
        (this.mint, encoded, this.policy) = (mint, new EncodedScan(this), new PolicyRules(policy ?? RedactionPolicy.Default));

    internal static IReadOnlyCollection<Rule> Rules => Order.Keys;

    internal RedactionPolicy Policy => policy.Policy;

    internal static string DigestOf(string engineVersion)
    {
        var text = new StringBuilder(engineVersion);
        foreach (var rule in Order.Keys.Concat(DocumentRules.All).OrderBy(r => r.Id, StringComparer.Ordinal))
            text.Append('\n').Append(rule.Id).Append('\t').Append(rule.Class).Append('\t').Append(rule.Definition);
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Disjoint hits in the text's order; no hit lies within, or cuts through, a token.</summary>
    internal List<Hit> Scan(ReadOnlySpan<byte> bytes) => Scan(bytes, DecodeLayer.Outermost(bytes.Length));

    /// <summary>The same, learning from what is found by its place, and finding what was learnt before.</summary>
    internal List<Hit> Scan(ReadOnlySpan<byte> bytes, LearntValues learnt)
    {
        var hits = Collect(bytes);
        foreach (var hit in hits)
            Learn(hit, bytes, learnt);
        learnt.Find(bytes, hits);
        return United(bytes, hits);
    }

    /// <summary>All hits of the rules, in no order; what was learnt is not looked for.</summary>
    internal List<Hit> Collect(ReadOnlySpan<byte> bytes) => Collect(bytes, DecodeLayer.Outermost(bytes.Length));

    /// <summary>Remembers what a hit tells, if it was found by its place.</summary>
    internal static void Learn(Hit hit, ReadOnlySpan<byte> bytes, LearntValues learnt)
    {
        if (hit is { Rule.Learns: true, Chain: null })
            learnt.Add(hit.Meaning(bytes));
    }

    internal List<Hit> Scan(ReadOnlySpan<byte> bytes, DecodeLayer layer) => United(bytes, Collect(bytes, layer));

    List<Hit> Collect(ReadOnlySpan<byte> bytes, DecodeLayer layer)
    {
        var hits = layer.Hits;
        hits.Clear();
        Search.Scan(bytes, mint, hits);
        encoded.Scan(bytes, layer, hits);
        policy.Apply(bytes, mint, hits);
        return hits;
    }

    /// <summary>Makes hits disjoint and puts them in order.</summary>
    internal List<Hit> United(ReadOnlySpan<byte> bytes, List<Hit> hits) =>
        hits.Count == 0 ? hits : Unite(KeepTokensWhole(hits, TokensIn(new ScanText(bytes, mint))));

    static List<(int Start, int End)> TokensIn(ScanText text)
    {
        var tokens = new List<(int, int)>();
        for (var at = 0; text.Bytes[at..].IndexOf((byte)'[') is var next and >= 0;)
        {
            at += next;
            var length = text.TokenLengthAt(at);
            if (length > 0)
                tokens.Add((at, at + length));
            at += Math.Max(length, 1);
        }
        return tokens;
    }

    static List<Hit> KeepTokensWhole(List<Hit> hits, List<(int Start, int End)> tokens)
    {
        if (tokens.Count == 0)
            return hits;
        var kept = new List<Hit>(hits.Count);
        foreach (var hit in hits)
        {
            var (start, end) = (hit.Start, hit.End);
            var first = TokenEndingAfter(tokens, start);
            var last = TokenEndingAfter(tokens, end - 1);
            if (first < tokens.Count && tokens[first].Start < start && tokens[first].End < end)
                start = tokens[first].Start;
            if (last < tokens.Count && tokens[last].Start < end && tokens[last].Start > start)
                end = Math.Max(end, tokens[last].End);
            var within = first < tokens.Count && tokens[first].Start <= start && tokens[first].End >= end;
            if (!within)
                kept.Add(hit with { Start = start, End = end });
        }
        return kept;
    }

    static int TokenEndingAfter(List<(int Start, int End)> tokens, int at)
    {
        var (low, high) = (0, tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].End > at)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    static List<Hit> Unite(List<Hit> hits)
    {
        if (!IsInOrder(hits))
            hits.Sort(Compare);
        var united = new List<Hit>(hits.Count);
        foreach (var hit in hits)
        {
            if (united.Count > 0 && hit.Start < united[^1].End)
                united[^1] = Join(united[^1], hit);
            else
                united.Add(hit);
        }
        return united;
    }

    static bool IsInOrder(List<Hit> hits)
    {
        for (var i = 1; i < hits.Count; i++)
        {
            if (hits[i].Start <= hits[i - 1].Start)
                return false;
        }
        return true;
    }

    static int Compare(Hit a, Hit b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : Rank(a).CompareTo(Rank(b));

    // Of the same range, what it means when decoded makes the token. The order is total: sorting is not stable.
    static (int, int, bool, int, string, string) Rank(Hit hit) => (hit.Start, -hit.End, hit.Value is null, Order.GetValueOrDefault(hit.Rule, Order.Count), hit.Rule.Id, hit.Chain ?? "");

    static Hit Join(Hit a, Hit b)
    {
        // What looks like a mailbox there is the host behind a URL's password.
        if ((b.Rule.Learns || b.Rule == LearntValues.Rule) && a.Rule.Class == TokenClass.Email)
            return b with { Start = a.Start };
        if ((a.Rule.Learns || a.Rule == LearntValues.Rule) && b.Rule.Class == TokenClass.Email)
            return a;
        var named = TokenClass.Rank(b.Rule.Class) < TokenClass.Rank(a.Rule.Class) ? b.Rule : a.Rule;
        return b.End <= a.End
            ? a with { Rule = named }
            : new Hit(a.Start, b.End, named, Chain: a.Chain ?? b.Chain);
    }
}
