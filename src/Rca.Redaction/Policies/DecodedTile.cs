using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Rca.Redaction.Policies;

/// <summary>Some bytes of a text as characters, each of which knows its byte. What is not UTF-8 is a replacement character.</summary>
sealed class DecodedTile : IDisposable
{
    char[] chars = [];
    int[] bytes = [];
    int start = -1;
    int end = -1;
    int length;
    bool plain;
    string? copy;

    internal ReadOnlySpan<char> Chars => chars.AsSpan(0, length);

    /// <summary>Decodes a range, unless it is the one that is held already.</summary>
    internal void Hold(ReadOnlySpan<byte> text, int from, int to)
    {
        if ((start, end) == (from, to))
            return;
        (start, end, copy) = (from, to, null);
        if (chars.Length < to - from)
            chars = Larger(ArrayPool<char>.Shared, chars, to - from);
        var range = text[from..to];
        plain = Ascii.IsValid(range);
        if (plain)
            length = Encoding.ASCII.GetChars(range, chars);
        else
            Decode(range);
    }

    /// <summary>The byte of the text that a character begins at.</summary>
    internal int ByteAt(int index) => start + (plain ? index : bytes[index]);

    /// <summary>The range that the rule's group took in the match that begins here; the whole match when it took no part.</summary>
    internal (int From, int To) Group(OwnRule rule, int matchStart)
    {
        var match = rule.Pattern.Match(copy ??= Chars.ToString(), matchStart);
        var group = match.Groups[rule.Group!];
        Capture taken = group.Success ? group : match;
        return (taken.Index, taken.Index + taken.Length);
    }

    public void Dispose()
    {
        if (chars.Length > 0)
            ArrayPool<char>.Shared.Return(chars, clearArray: true);
        if (bytes.Length > 0)
            ArrayPool<int>.Shared.Return(bytes);
    }

    void Decode(ReadOnlySpan<byte> range)
    {
        if (bytes.Length <= range.Length)
            bytes = Larger(ArrayPool<int>.Shared, bytes, range.Length + 1);
        length = 0;
        for (var at = 0; at < range.Length;)
        {
            Rune.DecodeFromUtf8(range[at..], out var rune, out var consumed);
            for (var units = rune.EncodeToUtf16(chars.AsSpan(length)); units > 0; units--)
                bytes[length++] = at;
            at += consumed;
        }
        bytes[length] = range.Length;
    }

    static T[] Larger<T>(ArrayPool<T> pool, T[] old, int size)
    {
        if (old.Length > 0)
            pool.Return(old, clearArray: true);
        return pool.Rent(size);
    }
}
