namespace Rca.Core.Collecting;

/// <summary>A source's words as members of a closed set: a word that the set does not have could be anything, so it becomes <c>Other</c>.</summary>
public static class ClosedWord
{
    /// <summary>The member whose name is the word without spaces and marks, whatever its case; <paramref name="other"/> for every other word.</summary>
    public static T Of<T>(string word, T other) where T : struct, Enum
    {
        // Not Enum.TryParse: that takes numbers too.
        var letters = string.Concat(word.Where(char.IsAsciiLetter));
        foreach (var member in Enum.GetValues<T>())
            if (string.Equals(member.ToString(), letters, StringComparison.OrdinalIgnoreCase)) return member;
        return other;
    }

    /// <summary>The same where the source may have no word, which is then <paramref name="absent"/>.</summary>
    public static T Of<T>(string? word, T other, T absent) where T : struct, Enum => string.IsNullOrEmpty(word) ? absent : Of(word, other);
}
