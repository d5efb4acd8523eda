using System.Text.Json;

namespace Rca.Pipeline.Reports.Sections;

/// <summary>A piece of evidence with all of its members.</summary>
static class EvidenceTree
{
    public static void Write(HtmlWriter html, JsonElement value)
    {
        if (Whole(value) is { } scalar)
        {
            html.Value(scalar.Text, scalar.Untrusted);
            return;
        }

        if (value.ValueKind == JsonValueKind.Object) Record(html, value);
        else if (value.ValueKind == JsonValueKind.Array) List(html, value);
    }

    static void Record(HtmlWriter html, JsonElement value)
    {
        using var list = html.In("dl");
        foreach (var member in value.EnumerateObject())
        {
            html.Element("dt", Words.Member(member.Name));
            using var definition = html.In("dd");
            Write(html, member.Value);
        }
    }

    static void List(HtmlWriter html, JsonElement value)
    {
        if (value.GetArrayLength() == 0)
        {
            html.Element("span", "none", ("class", "member"));
            return;
        }

        using var list = html.In("ol");
        foreach (var element in value.EnumerateArray())
        {
            using var item = html.In("li");
            Write(html, element);
        }
    }

    static (string Text, bool Untrusted)? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Array ? null : Gist.Scalar(value);
}
