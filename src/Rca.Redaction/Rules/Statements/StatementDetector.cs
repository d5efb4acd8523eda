using System.Text;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules.Statements;

/// <summary>Finds the literals of SQL statements whose place says that they are secret.</summary>
sealed class StatementDetector : Detector
{
    const int MaxUser = 96;

    static readonly string[] Credentials = ["identified by ", "identified with "];

    static readonly string[] Functions =
    [
        "pgp_sym_encrypt(", "pgp_sym_decrypt(", "pgp_sym_encrypt_bytea(", "pgp_sym_decrypt_bytea(", "pgp_pub_decrypt(", "aes_encrypt(", "aes_decrypt(",
        "des_encrypt(",
        "des_decrypt(", "encryptbypassphrase(", "decryptbypassphrase(", " crypt(", "=crypt(", "(crypt(", "hmac(", "old_password(", "dblink_connect(",
    ];

    static readonly WordSet StatementWords = new("user ", "grant ", "role ");

    internal static readonly Rule Rule = new("statement-literal", TokenClass.Secret,
        $"{string.Join(" | ", Credentials)} | {string.Join(" | ", Functions)} | insert into (columns) values");

    internal override IReadOnlyList<Rule> Rules { get; } = [Rule];

    internal override IReadOnlyList<byte[]> Anchors { get; } =
        [.. Credentials.Concat(Functions).Append("insert into ").Append("replace into ").Select(Encoding.ASCII.GetBytes)];

    internal override bool IgnoresCase => true;

    internal override void Scan(ScanText text, List<Hit> hits)
    {
        var floor = 0;
        foreach (var (start, anchor) in text.Finds)
        {
            if (start < floor)
                continue;
            if (anchor < Credentials.Length)
                floor = IdentifiedBy(text, start, start + Credentials[anchor].Length, anchor > 0, hits);
            else if (anchor < Credentials.Length + Functions.Length)
                floor = CallLiterals.Read(text.Bytes, start + Functions[anchor - Credentials.Length].Length, hits);
            else
                floor = InsertedValues.Read(text.Bytes, start + "insert into ".Length, hits);
        }
    }

    /// <summary>IDENTIFIED BY [PASSWORD] '…', or WITH plugin BY|AS '…'; Oracle writes it bare or in double quotes.</summary>
    static int IdentifiedBy(ScanText text, int opener, int at, bool plugin, List<Hit> hits)
    {
        var bytes = text.Bytes;
        at = AsciiByte.SkipBlanks(bytes, at);
        if (plugin)
        {
            at += Alphabet.Word.Run(bytes[at..], 64);
            at = AsciiByte.SkipBlanks(bytes, at);
            if (!AsciiByte.StartsWithIgnoreCase(bytes[at..], "by "u8) && !AsciiByte.StartsWithIgnoreCase(bytes[at..], "as "u8))
                return at;
            at = AsciiByte.SkipBlanks(bytes, at + 3);
        }
        at = SkipWord(bytes, at, "password "u8);
        at = SkipWord(bytes, at, "values "u8);
        if (at >= bytes.Length)
            return at;
        var quote = QuotedText.QuoteLength(bytes, at);
        if (quote == 0 && !IsStatement(bytes, opener))
            return at;
        var start = at + quote;
        var end = quote > 0 ? QuotedText.ValueEnd(bytes, start, bytes.Slice(at, quote)) : BareValue.End(text, at, percent: false);
        if (end > start && ValueGuards.IsSecret(bytes[start..end], KeyKind.Password, default))
            hits.Add(new Hit(start, end, Rule, quote > 0 ? ValueCoding.Escaped : ValueCoding.Verbatim));
        return Math.Max(start, end);
    }

    static int SkipWord(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> lower) =>
        AsciiByte.StartsWithIgnoreCase(bytes[at..], lower) ? AsciiByte.SkipBlanks(bytes, at + lower.Length) : at;

    /// <summary>Sentences say "identified by" too.</summary>
    static bool IsStatement(ReadOnlySpan<byte> bytes, int opener)
    {
        for (var at = opener; at > Math.Max(0, opener - MaxUser); at--)
        {
            if (bytes[at - 1] == '\n')
                return false;
            if (StatementWords.BeginsWithAny(bytes[(at - 1)..]))
                return true;
        }
        return false;
    }
}
