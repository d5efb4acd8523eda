using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Redaction;

/// <summary>Redacts how an attempt ended: a collector's words and its ledger are scanned like everything else.</summary>
sealed partial class ClosingRedactor(RedactionEngine engine, Catalogues catalogues)
{
    const int LongestText = 2000;

    readonly LedgerRedactor _ledgers = new(engine);
    readonly AccessRedactor _access = new(engine, catalogues);

    /// <summary>The closing, redacted.</summary>
    /// <param name="closing">As it was captured.</param>
    /// <param name="source">The source, by the redactor's own configuration.</param>
    /// <param name="capability">The capability of its command.</param>
    /// <param name="scope">The scope of its command.</param>
    public Closing Redact(Closing closing, SourceConfiguration source, string capability, IReadOnlyDictionary<string, string> scope)
    {
        var origin = new RecordOrigin(source.Name, capability, "");
        var (ledger, elided) = _ledgers.Redact(closing.Ledger, catalogues.LedgerWords(source.Connector), name => engine.Policy.Keeps(name, origin, n => source.Names(n, scope)));
        var grant = closing.Permission is { } permission ? catalogues.Grant(source.Connector, permission) : null;
        return closing with
        {
            // Both are our own descriptor's words, or nothing.
            Permission = grant is null ? null : closing.Permission,
            Grant = grant,
            Reason = closing.Reason is { } reason ? ReasonPattern().IsMatch(reason) ? reason : "unspecified" : null,
            Detail = engine.Policy.Action(Rca.Redaction.DataClass.FreeText, origin) is PolicyAction.Drop ? null : Scan(closing.Detail),
            Ledger = ledger,
            LedgerElided = closing.LedgerElided + elided,
            Access = closing.Access is { } report ? _access.Redact(report, source, capability) : null,
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
