using System.Text;
using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Policies;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

/// <summary>Makes the new texts of scalars that are secrets by their place.</summary>
sealed class PlaceEdits(TokenMint mint, SecretLearner learner, RedactionPolicy policy)
{
    static readonly string[] Schemes =
        ["basic", "bearer", "token", "negotiate", "apikey", "ntlm", "splunk", "bot", "digest", "hawk", "oauth", "signature", "hmac", "sharedkey"];

    /// <summary>Null when there is nothing to replace: it is empty, or a token already.</summary>
    internal Edit? Of(int scalar, ReadOnlySpan<byte> text, Verdict verdict, int from)
    {
        if (verdict == Verdict.Credential)
            from = SchemeLength(text);
        var value = SecretLearner.Trim(text[from..]);
        if (value.Trim(" \t\r\n"u8).Length == 0 || mint.IsToken(value))
            return null;
        var meaning = verdict == Verdict.EncodedSecret ? SecretLearner.Decode(value) : value.ToArray();
        if (policy.AllowsValue(meaning))
            return null;
        learner.Learn(meaning);
        return Replace(scalar, text, from, from + value.Length, SecretLearner.Trim(meaning), DocumentRules.Place);
    }

    /// <summary>The settings in a file; null when none of them is a secret.</summary>
    internal Edit? Within(int scalar, ReadOnlySpan<byte> text)
    {
        var output = new List<byte>();
        var placed = new List<Placed>();
        var copied = 0;
        for (var at = 0; Directives.Next(text, ref at, out var start, out var end);)
        {
            if (mint.IsToken(text[start..end]))
                continue;
            learner.Learn(text[start..end]);
            output.AddRange(text[copied..start]);
            var token = mint.Token(DocumentRules.Place.Class, text[start..end]);
            placed.Add(new Placed(output.Count, DocumentRules.Place, token, null));
            output.AddRange(Encoding.ASCII.GetBytes(token));
            copied = end;
        }
        output.AddRange(text[copied..]);
        return placed.Count == 0 ? null : new Edit(scalar, [.. output], placed);
    }

    internal Edit Whole(int scalar, ReadOnlySpan<byte> text, Rule rule) => Replace(scalar, text, 0, SecretLearner.Trim(text).Length, text, rule);

    Edit Replace(int scalar, ReadOnlySpan<byte> text, int from, int end, ReadOnlySpan<byte> meaning, Rule rule)
    {
        var token = mint.Token(rule.Class, meaning);
        return new Edit(scalar, [.. text[..from], .. Encoding.ASCII.GetBytes(token), .. text[end..]], [new Placed(from, rule, token, null)]);
    }

    /// <summary>How long the scheme and the blanks behind it are.</summary>
    static int SchemeLength(ReadOnlySpan<byte> text)
    {
        var blank = text.IndexOf((byte)' ');
        if (blank <= 0)
            return 0;
        foreach (var scheme in Schemes)
        {
            if (Ascii.EqualsIgnoreCase(text[..blank], scheme))
                return AsciiByte.SkipBlanks(text, blank);
        }
        return 0;
    }
}
