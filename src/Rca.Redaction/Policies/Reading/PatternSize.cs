using System.Globalization;

namespace Rca.Redaction.Policies.Reading;

/// <summary>How large a pattern grows when its counted repetitions are written out: an upper bound, from its brackets and braces alone.</summary>
static class PatternSize
{
    internal const long Greatest = 20_000;

    internal static long Of(string pattern)
    {
        var groups = new Stack<(long Sum, long Last)>();
        var (sum, last) = (0L, 0L);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    groups.Push((sum + last, 0));
                    (sum, last) = (0, 0);
                    break;
                case ')' when groups.Count > 0:
                    var inner = sum + last;
                    (sum, last) = (groups.Pop().Sum, inner + 1);
                    break;
                case '{' when Times(pattern, i) is { } times:
                    last = Math.Min(last * times.Count, Greatest + 1);
                    i = times.End;
                    break;
                case '[':
                    (sum, last) = (sum + last, 1);
                    i = ClassEnd(pattern, i);
                    break;
                case '\\':
                    (sum, last) = (sum + last, 1);
                    i++;
                    break;
                default:
                    (sum, last) = (sum + last, 1);
                    break;
            }
            sum = Math.Min(sum, Greatest + 1);
        }
        // A bracket that is not closed does not parse; what it holds counts all the same.
        return sum + last + groups.Sum(g => g.Sum);
    }

    // {n}, {n,} and {n,m}; anything else in braces stands for itself.
    static (long Count, int End)? Times(string pattern, int open)
    {
        var close = pattern.IndexOf('}', open);
        if (close < 0)
            return null;
        var parts = pattern[(open + 1)..close].Split(',');
        var numbers = parts.Where(p => p.Length > 0).Select(p => long.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, Greatest + 1) : -1).ToList();
        return parts.Length > 2 || numbers.Count == 0 || parts[0].Length == 0 || numbers.Contains(-1) ? null : (Math.Max(1, numbers[^1]), close);
    }

    // A ] that comes first stands for itself.
    static int ClassEnd(string pattern, int open)
    {
        var at = open + 1;
        if (at < pattern.Length && pattern[at] == '^')
            at++;
        if (at < pattern.Length && pattern[at] == ']')
            at++;
        for (; at < pattern.Length && pattern[at] != ']'; at++)
        {
            if (pattern[at] == '\\')
                at++;
        }
        return Math.Min(at, pattern.Length);
    }
}
