using System.Text;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Records;

/// <summary>Decides over names: kept as they are, or replaced by their pseudonym.</summary>
sealed class Gatekeeper(TextScanner scanner, TokenMint mint, LearntValues learnt)
{
    internal string Identifier(string value, Func<string, bool> keep)
    {
        var plain = TextCleaner.Clean(value) == value && scanner.Scan(Encoding.UTF8.GetBytes(value), learnt).Count == 0;
        return plain && keep(value) ? value : Pseudonym(DataClass.Identifier, value);
    }

    internal string Pseudonym(DataClass @class, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return mint.IsToken(bytes) ? value : mint.Token(TokenClass.Of(@class), bytes);
    }
}
