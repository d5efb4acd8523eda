using System.Text.Json;
using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Redaction;

namespace Rca.Pipeline.Redaction;

/// <summary>
/// Redacts the texts of a ledger as evidence is redacted: what is no word of the source's interface, no number, no time and no name that may stay is an identifier,
/// and gets the pseudonym that it has in evidence.
/// </summary>
sealed partial class LedgerRedactor(RedactionEngine engine)
{
    // The redactor does not trust the bound that collectors keep, and pseudonyms are longer than names: with its evidence a ledger must fit into one message.
    const int MaximumBytes = 256 * 1024;
    const int LongestText = 2000;

    /// <summary>The entries that are kept, and how many are not.</summary>
    /// <param name="entries">The entries as they were captured.</param>
    /// <param name="words">The words of the source's interface, from the redactor's own configuration.</param>
    /// <param name="keep">Whether a name may stay readable.</param>
    public (IReadOnlyList<LedgerEntry> Kept, int Elided) Redact(IReadOnlyList<LedgerEntry> entries, IReadOnlySet<string> words, Func<string, bool> keep)
    {
        var kept = new List<LedgerEntry>();
        var bytes = 0;
        foreach (var entry in entries)
        {
            var redacted = entry with
            {
                Verb = WordPattern().IsMatch(entry.Verb) ? entry.Verb : "other",
                Status = WordPattern().IsMatch(entry.Status) ? entry.Status : "other",
                Resource = Scan(entry.Resource, text => Resource(text, words, keep)),
                Selector = entry.Selector is { } selector ? Scan(selector, text => Selector(text, words, keep)) : null,
            };
            bytes += JsonSerializer.SerializeToUtf8Bytes(redacted, WireJson.Options).Length;
            if (bytes > MaximumBytes) break;
            kept.Add(redacted);
        }

        return (kept, entries.Count - kept.Count);
    }

    // Whatever the parts are, the whole is scanned as text too.
    string Scan(string text, Func<string, string> redact)
    {
        if (text.Length > LongestText) return UntrustedText.Withheld;
        var plain = new string([.. redact(text).Where(c => !char.IsControl(c))]);
        return engine.RedactText(plain) is { Withheld: null } scanned ? scanned.Text : UntrustedText.Withheld;
    }

    string Resource(string path, IReadOnlySet<string> words, Func<string, bool> keep)
    {
        var steps = path.Split('/').Select(Uri.UnescapeDataString).ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            // A name of two steps, such as a repository's, is known as a whole only.
            if (i + 1 < steps.Length && keep($"{steps[i]}/{steps[i + 1]}")) i++;
            else steps[i] = Atom(steps[i], words, keep);
        }

        return string.Join('/', steps);
    }

    string Selector(string query, IReadOnlySet<string> words, Func<string, bool> keep) => string.Join('&', query.Split('&').Select(parameter =>
    {
        var at = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = Atom(at < 0 ? parameter : parameter[..at], words, keep);
        if (at < 0) return name;
        var value = Uri.UnescapeDataString(parameter[(at + 1)..]);
        return $"{name}={(keep(value) ? value : BoundaryPattern().Replace(value, found => found.Groups["atom"] is { Success: true } atom ? Atom(atom.Value, words, keep) : found.Value))}";
    }));

    string Atom(string atom, IReadOnlySet<string> words, Func<string, bool> keep) =>
        atom.Length == 0 || words.Contains(atom) || HarmlessPattern().IsMatch(atom) || keep(atom) ? atom : engine.Pseudonym(Rca.Redaction.DataClass.Identifier, atom);

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();

    /// <summary>A number, a time, or the sign for what was left out.</summary>
    [GeneratedRegex(@"\A([0-9]{1,19}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?Z|…)\z", RegexOptions.NonBacktracking)]
    private static partial Regex HarmlessPattern();

    /// <summary>What stands between the atoms of a label selector or a range, and the atoms.</summary>
    [GeneratedRegex(@"\.\.|[,=!()\s]|(?<atom>([^,=!()\s.]|\.(?!\.))+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoundaryPattern();
}
