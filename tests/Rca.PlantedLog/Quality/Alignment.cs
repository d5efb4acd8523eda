using System.Text.RegularExpressions;

namespace Rca.PlantedLog.Quality;

/// <summary>
/// Where the pieces between the markers of a redacted text stood in the original. Of several places a short piece may have come from,
/// one that leaves the values outside is taken.
/// </summary>
sealed class Alignment
{
    readonly List<(int Start, int End)> kept = [];

    Alignment()
    {
    }

    /// <summary>Null when the output is not the input with stretches replaced by markers.</summary>
    public static Alignment? Of(string input, string output, Regex marker, IReadOnlyList<(int Start, int End)> values)
    {
        List<Range> pieces = [];
        var at = 0;
        foreach (var match in marker.EnumerateMatches(output))
        {
            pieces.Add(at..match.Index);
            at = match.Index + match.Length;
        }

        pieces.Add(at..output.Length);
        if (pieces.Count == 1) return string.Equals(input, output, StringComparison.Ordinal) ? Whole(input) : null;
        return Place(input, output, pieces, values) ?? Place(input, output, pieces, []);
    }

    public bool Keeps(int start, int end) => kept.Exists(k => k.Start < end && start < k.End);

    /// <summary>Whether anything between the two places is gone.</summary>
    public bool Removes(int start, int end)
    {
        foreach (var (from, to) in kept)
            if (from <= start && end <= to) return false;
        return start < end;
    }

    static Alignment Whole(string input)
    {
        var alignment = new Alignment();
        alignment.kept.Add((0, input.Length));
        return alignment;
    }

    static Alignment? Place(string input, string output, List<Range> pieces, IReadOnlyList<(int Start, int End)> values)
    {
        var first = output.AsSpan(pieces[0]);
        var last = output.AsSpan(pieces[^1]);
        if (first.Length + last.Length > input.Length || !input.AsSpan().StartsWith(first) || !input.AsSpan().EndsWith(last)) return null;
        var alignment = new Alignment();
        alignment.kept.Add((0, first.Length));
        var (at, limit) = (first.Length, input.Length - last.Length);
        foreach (var range in pieces[1..^1])
        {
            var piece = output.AsSpan(range);
            var start = Next(input, piece, at, limit, values);
            if (start < 0) return null;
            alignment.kept.Add((start, start + piece.Length));
            at = start + piece.Length;
        }

        alignment.kept.Add((limit, input.Length));
        return alignment;
    }

    static int Next(string input, ReadOnlySpan<char> piece, int at, int limit, IReadOnlyList<(int Start, int End)> values)
    {
        while (true)
        {
            var found = input.AsSpan(at, limit - at).IndexOf(piece, StringComparison.Ordinal);
            if (found < 0) return -1;
            var (start, end) = (at + found, at + found + piece.Length);
            if (!values.Any(v => v.Start < end && start < v.End)) return start;
            at = start + 1;
        }
    }
}
