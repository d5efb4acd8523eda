using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>Redacts how an attempt ended: a collector's words and its ledger are scanned like everything else.</summary>
sealed partial class ClosingRedactor(RedactionEngine engine)
{
    const int LongestText = 2000;

    readonly LedgerRedactor _ledgers = new(engine);

    /// <summary>The closing, redacted.</summary>
    /// <param name="closing">As it was captured.</param>
    /// <param name="ledgerWords">What the ledger of this connector may show.</param>
    /// <param name="keep">Whether a name may stay readable.</param>
    public Closing Redact(Closing closing, IReadOnlySet<string> ledgerWords, Func<string, bool> keep)
    {
        var (ledger, elided) = _ledgers.Redact(closing.Ledger, ledgerWords, keep);
        return closing with
        {
            Reason = closing.Reason is { } reason ? ReasonPattern().IsMatch(reason) ? reason : "unspecified" : null,
            Detail = Scan(closing.Detail),
            Ledger = ledger,
            LedgerElided = closing.LedgerElided + elided,
        };
    }

    string? Scan(string? text)
    {
        if (text is null) return null;
        var plain = new string([.. text.Take(LongestText).Where(c => !char.IsControl(c))]);
        return engine.RedactText(plain) is { Withheld: null } scanned ? scanned.Text : UntrustedText.Withheld;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ReasonPattern();
}
