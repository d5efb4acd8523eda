using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>Redacts how an attempt ended: a collector's words and its ledger are scanned like everything else.</summary>
sealed partial class ClosingRedactor(RedactionEngine engine, AccessRedactor access)
{
    const int LongestText = 2000;

    public Closing Redact(Closing closing, SourceConfiguration source) => closing with
    {
        Reason = closing.Reason is { } reason ? ReasonPattern().IsMatch(reason) ? reason : "unspecified" : null,
        Detail = Scan(closing.Detail),
        Ledger = [.. closing.Ledger.Select(Redact)],
        Access = closing.Access is { } report ? access.Redact(report, source) : null,
    };

    LedgerEntry Redact(LedgerEntry entry) => entry with
    {
        Verb = WordPattern().IsMatch(entry.Verb) ? entry.Verb : "other",
        Status = WordPattern().IsMatch(entry.Status) ? entry.Status : "other",
        Resource = Scan(entry.Resource)!,
        Selector = Scan(entry.Selector),
    };

    string? Scan(string? text)
    {
        if (text is null) return null;
        var plain = new string([.. text.Take(LongestText).Where(c => !char.IsControl(c))]);
        return engine.RedactText(plain) is { Withheld: null } scanned ? scanned.Text : UntrustedText.Withheld;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex ReasonPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();
}
