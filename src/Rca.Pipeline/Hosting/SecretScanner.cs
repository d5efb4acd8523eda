using System.Security.Cryptography;
using Rca.Redaction;

namespace Rca.Pipeline.Hosting;

/// <summary>The scanner of redaction as a question about one text of a configuration, asked once for each different text.</summary>
sealed class SecretScanner
{
    const string Secret = "secret";
    readonly RedactionEngine _engine = new(TokenKeys.From(RandomNumberGenerator.GetBytes(32)));
    readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public bool Finds(string text)
    {
        if (_known.TryGetValue(text, out var found)) return found;
        var scanned = _engine.RedactText(text);
        return _known[text] = scanned.Withheld is not null || scanned.Redactions.Any(r => string.Equals(r.Class, Secret, StringComparison.Ordinal));
    }
}
