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

    static readonly Rule[] All = [.. Detectors.SelectMany(d => d.Rules), EncodedScan.TooDeep, LearntValues.Rule];

    // Where the same range is found twice, the earlier names the rule.
    static readonly Dictionary<Rule, int> Order = All.Index().ToDictionary(x => x.Item, x => x.Index, ReferenceEqualityComparer.Instance as IEqualityComparer<Rule>);

    internal TextScanner(TokenMint mint, RedactionPolicy? policy = null) =>
        (this.mint, encoded, this.policy) = (mint, new EncodedScan(this), new PolicyRules(policy ?? RedactionPolicy.Default));

    internal static IReadOnlyCollection<Rule> Rules => All;

    /// <summary>The place of a rule in that order; rules of a policy come last.</summary>
    internal static int OrderOf(Rule rule) => Order.GetValueOrDefault(rule, Order.Count);

    internal RedactionPolicy Policy => policy.Policy;

    internal static string DigestOf(string engineVersion)
    {
        var text = new StringBuilder(engineVersion);
        foreach (var rule in All.Concat(DocumentRules.All).OrderBy(r => r.Id, StringComparer.Ordinal))
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

    /// <inheritdoc cref="HitUnion.Of"/>
    internal List<Hit> United(ReadOnlySpan<byte> bytes, List<Hit> hits) => HitUnion.Of(new ScanText(bytes, mint), hits);
}
