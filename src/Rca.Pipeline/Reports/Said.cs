using System.Text.Json;

namespace Rca.Pipeline.Reports;

/// <summary>Writes what evidence says: isolated from the text around it, with what was redacted as short marks.</summary>
static class Said
{
    public static void Value(this HtmlWriter html, string text, bool untrusted = false)
    {
        using var scope = html.In("bdi", ("class", untrusted ? "said" : null));
        foreach (var (part, token) in RedactedText.Parts(text))
        {
            if (token is null) html.Text(part);
            else html.Element("span", part, ("class", "redacted"), ("title", token));
        }
    }

    /// <summary>One line about a piece of evidence; <paramref name="otherwise"/> where it names nothing.</summary>
    public static void Gist(this HtmlWriter html, JsonElement? evidence, string otherwise)
    {
        if (evidence is not { } json)
        {
            html.Element("em", "its evidence is not here");
            return;
        }

        var first = true;
        foreach (var (member, value, untrusted) in Reports.Gist.Of(json))
        {
            if (!first) html.Text(" · ");
            first = false;
            if (!untrusted && member is not ("name" or "objectName" or "workload" or "kind" or "objectKind" or "node"))
                html.Element("span", Words.Member(member) + " ", ("class", "member"));
            html.Value(value, untrusted);
        }

        if (first) html.Element("span", otherwise, ("class", "member"));
    }
}
