using System.Globalization;
using System.Text;

namespace Rca.Connectors.Kubernetes.Capabilities.Logs;

/// <summary>The newest whole lines of a log that fit its bounds.</summary>
/// <param name="Pieces">The lines, some in a piece.</param>
/// <param name="Lines">How many.</param>
/// <param name="IsCut">Whether older ones are missing.</param>
/// <param name="LastAt">When the newest was written.</param>
sealed record LogTail(IReadOnlyList<string> Pieces, int Lines, bool IsCut, DateTimeOffset? LastAt)
{
    public const int MaximumLines = 200;
    public const int MaximumBytes = 32 * 1024;

    /// <param name="answer">What the server sent: at most <see cref="MaximumLines"/> and one line, each with its time.</param>
    public static LogTail Of(ReadOnlyMemory<byte> answer)
    {
        var text = Encoding.UTF8.GetString(answer.Span).TrimEnd('\n');
        var lines = text.Length == 0 ? [] : text.Split('\n');
        var kept = new List<string>();
        var bytes = 0;
        foreach (var line in lines.Reverse())
        {
            var size = Encoding.UTF8.GetByteCount(line) + 1;
            if (kept.Count == MaximumLines || bytes + size > MaximumBytes) break;
            kept.Add(line);
            bytes += size;
        }

        // One line that is longer than all may be: its end, for that is what is newest.
        var isTooLong = kept.Count == 0 && lines.Length > 0;
        if (isTooLong) kept.Add(End(lines[^1]));
        kept.Reverse();
        return new LogTail(LogPieces.Of(kept), kept.Count, isTooLong || kept.Count < lines.Length, lines.Length == 0 ? null : TimeOf(lines[^1]));
    }

    static string End(string line)
    {
        var at = Math.Max(0, line.Length - (MaximumBytes / 4));
        return line[(char.IsLowSurrogate(line[at]) ? at + 1 : at)..];
    }

    static DateTimeOffset? TimeOf(string line) =>
        DateTimeOffset.TryParse(line.Split(' ')[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
}
