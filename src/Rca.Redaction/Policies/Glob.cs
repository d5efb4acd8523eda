namespace Rca.Redaction.Policies;

/// <summary>Patterns in which <c>*</c> stands for any run of characters, and everything else for itself.</summary>
static class Glob
{
    internal const string Any = "*";

    internal static bool FitsAny(IReadOnlyList<string> patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (Fits(pattern, text))
                return true;
        }
        return false;
    }

    /// <summary>Whether every text that one of <paramref name="narrow"/> fits is one that some of <paramref name="wide"/> fits.</summary>
    internal static bool Cover(IReadOnlyList<string> wide, IReadOnlyList<string> narrow) => narrow.All(n => wide.Any(w => Covers(w, n)));

    // A star of the narrow pattern is a character that only a star of the wide one can take.
    static bool Covers(string wide, string narrow) => Fits(wide, narrow);

    internal static bool Fits(string pattern, string text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, t);
            else if (p < pattern.Length && pattern[p] == text[t])
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
