using System.Net;
using System.Text;

namespace Rca.Pipeline.Reports;

/// <summary>Writes HTML of which tags and names of attributes are ours, and everything else is escaped: text cannot become markup.</summary>
sealed class HtmlWriter
{
    readonly StringBuilder _out = new();
    readonly Stack<string> _open = new();

    /// <summary>Opens an element; disposing what this returns closes it.</summary>
    public Scope In(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        _open.Push(tag);
        return new Scope(this);
    }

    /// <summary>An element with text alone.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(tag, attributes);
        Text(text);
        _out.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element that never has content.</summary>
    public void Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes) => Start(tag, attributes);

    /// <summary>Text; what would not be seen, or would turn other text around, is shown as what it is.</summary>
    public HtmlWriter Text(string text)
    {
        foreach (var run in VisibleText.Runs(text))
        {
            if (run.IsMark) _out.Append("<span class=\"mark\">").Append(run.Text).Append("</span>");
            else _out.Append(WebUtility.HtmlEncode(run.Text));
        }

        return this;
    }

    /// <summary>A file of ours, as it is.</summary>
    public void Own(string tag, string content) => _out.Append('<').Append(tag).Append('>').Append(content).Append("</").Append(tag).Append('>');

    public void Doctype() => _out.Append("<!doctype html>\n");

    public override string ToString() => _open.Count == 0 ? _out.ToString() : throw new InvalidOperationException($"<{_open.Peek()}> is not closed");

    void Start(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _out.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            if (value is not null) _out.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(VisibleText.Of(value))).Append('"');
        _out.Append('>');
    }

    void Close() => _out.Append("</").Append(_open.Pop()).Append('>');

    public readonly struct Scope(HtmlWriter writer) : IDisposable
    {
        public void Dispose() => writer.Close();
    }
}
