using System.Globalization;
using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Core;
using Rca.Pipeline.Redaction;
using Rca.Redaction;

namespace Rca.Pipeline.Intake;

/// <summary>
/// Redacts what a sender reported, before it is stored or published. Only the values of labels that a route names stay readable,
/// and only while they look like names and the scanner finds nothing in them.
/// </summary>
public sealed partial class IncidentRedactor(RedactionEngine engine, IReadOnlySet<string> namedLabels)
{
    const int LongestName = 253;
    readonly UntrustedText _text = new(engine);

    public IncidentReported Redact(IncidentReported incident)
    {
        var receipt = new ReceiptBuilder(engine);
        var alerts = incident.Alerts.Select((a, i) => Redact(a, string.Create(CultureInfo.InvariantCulture, $"/alerts/{i}"), receipt)).ToList();
        return incident with { DedupKey = Identity.DedupKey(incident.DedupKey), Alerts = alerts, Receipt = receipt.Build() };
    }

    Alert Redact(Alert alert, string pointer, ReceiptBuilder receipt) => new(
        Named(alert.Labels, $"{pointer}/labels", receipt, (name, value, place) => Label(name, value, place, receipt)),
        Named(alert.Annotations, $"{pointer}/annotations", receipt, (_, value, place) => _text.Redact(value, place, receipt)),
        alert.StartsAt,
        [.. (alert.Links ?? []).Select((link, i) => Link(link, string.Create(CultureInfo.InvariantCulture, $"{pointer}/links/{i}"), receipt)).OfType<string>()],
        alert.Fingerprint);

    static Dictionary<string, string> Named(
        IReadOnlyDictionary<string, string>? map, string pointer, ReceiptBuilder receipt, Func<string, string, string, string?> redact)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in map ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            // A name is written by the sender too: one that is no Prometheus label name is dropped with its value.
            if (!NamePattern().IsMatch(name)) receipt.Drop();
            else if (redact(name, value, $"{pointer}/{name}") is { } kept) result[name] = kept;
        }

        return result;
    }

    string Label(string name, string value, string place, ReceiptBuilder receipt)
    {
        if (namedLabels.Contains(name) && LooksLikeName(value) && engine.RedactText(value) is { Withheld: null } scanned && string.Equals(scanned.Text, value, StringComparison.Ordinal))
            return value;
        receipt.Add(namedLabels.Contains(name) ? "label-not-a-name" : "label-not-named-by-a-route", "identifier", place);
        return engine.Pseudonym(Rca.Redaction.DataClass.Identifier, value);
    }

    string? Link(string link, string place, ReceiptBuilder receipt)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            receipt.Drop();
            return null;
        }

        var bare = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0) receipt.Add("link-parts", "secret", place);
        return _text.Redact(bare, place, receipt);
    }

    static bool LooksLikeName(string value) => value.Length is > 0 and <= LongestName && NameValuePattern().IsMatch(value);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,127}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9 ._:/@+-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex NameValuePattern();
}
