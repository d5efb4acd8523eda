namespace Rca.Core.Collecting;

/// <summary>The bound on a text in a ledger.</summary>
public static class LedgerText
{
    /// <summary>The most characters of a resource or a selector.</summary>
    public const int Longest = 512;

    /// <summary>Stands for what is not shown.</summary>
    public const string Hidden = "…";

    static readonly char[] Boundaries = ['/', '&', ','];

    // Between two parts: half of a secret would not be known as one by whoever redacts the text.
    internal static string Cut(string text) =>
        text.Length <= Longest ? text : string.Concat(text.AsSpan(0, text.AsSpan(0, Longest - 1).LastIndexOfAny(Boundaries) + 1), Hidden);
}
