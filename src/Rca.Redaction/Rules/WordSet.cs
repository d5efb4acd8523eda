using System.Numerics;
using System.Text;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules;

/// <summary>Words that are looked up ignoring case and without allocating; each has its place in the order in which it was given.</summary>
sealed class WordSet
{
    const uint Basis = 2166136261;
    const uint Prime = 16777619;

    readonly byte[][] words;
    readonly int[] slots;
    readonly int longest;

    // Whether a word begins, or ends, with this byte: most texts are told by that.
    readonly bool[] firsts = new bool[256];
    readonly bool[] lasts = new bool[256];

    internal WordSet(params string[] lowerWords)
    {
        words = [.. lowerWords.Select(Encoding.ASCII.GetBytes)];
        longest = words.Max(word => word.Length);
        slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)words.Length * 4)];
        Array.Fill(slots, -1);
        for (var i = 0; i < words.Length; i++)
        {
            var slot = Hash(words[i]) & (uint)(slots.Length - 1);
            while (slots[slot] >= 0)
                slot = slot + 1 & (uint)(slots.Length - 1);
            slots[slot] = i;
            Mark(firsts, words[i][0]);
            Mark(lasts, words[i][^1]);
        }
        Definition = string.Join(' ', lowerWords);
    }

    /// <summary>The words, for the digest of the rules.</summary>
    internal string Definition { get; }

    internal bool Has(ReadOnlySpan<byte> word) => IndexOf(word) >= 0;

    /// <summary>The place of the word in the order, or -1.</summary>
    internal int IndexOf(ReadOnlySpan<byte> word)
    {
        if (word.Length == 0 || word.Length > longest)
            return -1;
        for (var slot = Hash(word) & (uint)(slots.Length - 1); slots[slot] is >= 0 and var index; slot = slot + 1 & (uint)(slots.Length - 1))
        {
            if (AsciiByte.EqualsIgnoreCase(word, words[index]))
                return index;
        }
        return -1;
    }

    /// <summary>Whether the text ends with one of the words.</summary>
    internal bool EndsWithAny(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !lasts[text[^1]])
            return false;
        var last = AsciiByte.Lower(text[^1]);
        foreach (var word in words)
        {
            if (word[^1] == last && text.Length >= word.Length && AsciiByte.StartsWithIgnoreCase(text[^word.Length..], word))
                return true;
        }
        return false;
    }

    /// <summary>Whether the text begins with one of the words.</summary>
    internal bool BeginsWithAny(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !firsts[text[0]])
            return false;
        var first = AsciiByte.Lower(text[0]);
        foreach (var word in words)
        {
            if (word[0] == first && AsciiByte.StartsWithIgnoreCase(text, word))
                return true;
        }
        return false;
    }

    static void Mark(bool[] bytes, byte lower)
    {
        bytes[lower] = true;
        if (char.IsAsciiLetterLower((char)lower))
            bytes[lower & ~AsciiByte.CaseBit] = true;
    }

    static uint Hash(ReadOnlySpan<byte> word)
    {
        var hash = Basis;
        foreach (var b in word)
            hash = (hash ^ AsciiByte.Lower(b)) * Prime;
        return hash ^ hash >> 15;
    }
}
