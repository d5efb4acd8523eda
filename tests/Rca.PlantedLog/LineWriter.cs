using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Rca.PlantedLog;

/// <summary>Lines under construction: UTF-8 bytes, and marks at the byte they begin.</summary>
public sealed class LineWriter
{
    readonly List<Mark> marks = [];
    readonly List<PlantedLine> lines = [];
    byte[] buffer = new byte[4096];
    int length;

    /// <summary>The kind that marks without a kind of their own get.</summary>
    public string Kind { get; set; } = "";

    public IReadOnlyList<PlantedLine> Lines => lines;

    /// <summary>Bytes of the line under construction.</summary>
    public int Length => length;

    public void Clear()
    {
        lines.Clear();
        marks.Clear();
        length = 0;
    }

    public void Write(string text)
    {
        Reserve(text.Length * 3);
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    public void Write([InterpolatedStringHandlerArgument("")] ref Parts parts) => _ = parts;

    public void Write(Planted planted)
    {
        var start = length;
        Write(planted.Value);
        marks.Add(new Mark(planted.Kind ?? Kind, planted.Class, start, length - start));
    }

    /// <summary>Another writer's unfinished line, every stretch of it escaped; its marks move along.</summary>
    public void Write(LineWriter fragment, Func<string, string> escape)
    {
        var at = 0;
        foreach (var mark in fragment.marks)
        {
            Write(escape(fragment.Slice(at, mark.Start)));
            Write(new Planted(mark.Kind, mark.Class, escape(fragment.Slice(mark.Start, mark.End))));
            at = mark.End;
        }

        Write(escape(fragment.Slice(at, fragment.length)));
    }

    public void EndLine(LineForm form = LineForm.Text)
    {
        lines.Add(new PlantedLine(buffer[..length], form, marks.Count == 0 ? [] : marks.ToArray()));
        marks.Clear();
        length = 0;
    }

    string Slice(int start, int end) => Encoding.UTF8.GetString(buffer, start, end - start);

    void Write(long number)
    {
        Reserve(20);
        number.TryFormat(buffer.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    void Reserve(int more)
    {
        if (buffer.Length - length < more) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
    }

    /// <summary>An interpolated string that writes its parts straight into the line.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Parts
    {
        readonly LineWriter writer;

        /// <summary>As the compiler calls it; the lengths are hints, and the line grows by itself.</summary>
        public Parts(int literalLength, int formattedCount, LineWriter writer)
        {
            this.writer = writer;
            writer.Reserve(literalLength + (formattedCount * 16));
        }

        public void AppendLiteral(string text) => writer.Write(text);

        public void AppendFormatted(string text) => writer.Write(text);

        public void AppendFormatted(Planted planted) => writer.Write(planted);

        public void AppendFormatted(long number) => writer.Write(number);
    }
}
