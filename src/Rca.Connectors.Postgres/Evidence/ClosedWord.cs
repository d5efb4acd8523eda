namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The server's words as members of a closed set: an extension can register a word, and a word can be anything.</summary>
static class ClosedWord
{
    /// <summary>The member whose name is the word without spaces and marks; <paramref name="other"/> for every other word.</summary>
    public static T Of<T>(string word, T other) where T : struct, Enum
    {
        var letters = string.Concat(word.Where(char.IsAsciiLetter));
        foreach (var member in Enum.GetValues<T>())
            if (string.Equals(member.ToString(), letters, StringComparison.OrdinalIgnoreCase)) return member;
        return other;
    }

    /// <summary>The same where the server may withhold the word.</summary>
    public static T Of<T>(string? word, T other, T unknown) where T : struct, Enum => word is null ? unknown : Of(word, other);
}
