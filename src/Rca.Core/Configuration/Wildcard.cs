namespace Rca.Core.Configuration;

/// <summary>Patterns in which <c>*</c> stands for any run of characters, and everything else for itself.</summary>
public static class Wildcard
{
    /// <summary>Whether the whole of <paramref name="text"/> fits <paramref name="pattern"/>; linear in the text for each star.</summary>
    public static bool Fits(string pattern, string text)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(text);
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, mark) = (p++, t);
            else if (p < pattern.Length && pattern[p] == text[t]) (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, t) = (star + 1, ++mark);
            else return false;
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}
