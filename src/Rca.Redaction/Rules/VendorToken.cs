using System.Globalization;
using System.Text;
using Rca.Redaction.Rules.Checksums;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Rules;

/// <summary>A token format as its vendor documents it.</summary>
/// <param name="Id">Unique in the table.</param>
/// <param name="Anchor">The fixed part, case-sensitive: a prefix, or with a <see cref="Head"/> an infix or a signature at a fixed offset.</param>
/// <param name="Body">What follows the anchor.</param>
/// <param name="Min">The fewest bytes of body.</param>
/// <param name="Max">The most documented; without a right edge a longer run is the same token, grown, and is taken whole.</param>
/// <param name="Source">Where the vendor documents the format.</param>
/// <param name="Edges">Where the token must stand free.</param>
sealed record VendorToken(string Id, string Anchor, Alphabet Body, int Min, int Max, string Source, Edges Edges = Edges.None)
{
    Rule? rule;

    internal string Class { get; init; } = TokenClass.Secret;

    /// <summary>What stands before the anchor and belongs to the token.</summary>
    internal TokenHead? Head { get; init; }

    /// <summary>The body has a digit, an upper and a lower letter: told from an identifier that only looks like it.</summary>
    internal bool Mixed { get; init; }

    /// <summary>Over the token with <see cref="Min"/> bytes of body. Where it holds the token ends there, whatever is glued to it; where not, nothing changes.</summary>
    internal Checksum? Checksum { get; init; }

    /// <summary>The anchor is too common to be trusted alone: the checksum, here over the whole token, has to hold.</summary>
    internal bool ChecksumDecides { get; init; }

    /// <summary>What may follow an anchor of two bytes, where that is less than the body's alphabet.</summary>
    internal string? ThirdCharacter { get; init; }

    internal byte[] AnchorBytes { get; } = Encoding.ASCII.GetBytes(Anchor);

    /// <summary>One instance, also when two threads ask first: rules are told apart by reference.</summary>
    internal Rule Rule => rule ?? Interlocked.CompareExchange(ref rule, Define(), null) ?? rule;

    /// <summary>What to search for: the anchor, or an anchor of two bytes with each member of the body after it.</summary>
    internal IEnumerable<byte[]> SearchedAnchors => AnchorBytes.Length > 2
        ? [AnchorBytes]
        : (ThirdCharacter ?? Body.Characters).Select(next => (byte[])[.. AnchorBytes, (byte)next]);

    /// <summary>Whether a token of these bounds, which fit the row, is one.</summary>
    internal bool Holds(ReadOnlySpan<byte> text, int start, int body, int end) =>
        (!Mixed || IsMixed(text[body..end])) && (!ChecksumDecides || Checksum!.Holds(text[start..end]));

    static bool IsMixed(ReadOnlySpan<byte> body) =>
        body.ContainsAnyInRange((byte)'0', (byte)'9') && body.ContainsAnyInRange((byte)'A', (byte)'Z') && body.ContainsAnyInRange((byte)'a', (byte)'z');

    Rule Define() => new(Id, Class, string.Create(CultureInfo.InvariantCulture,
        $"anchor {Anchor} head={Head} body={Body.Name} {Min}-{Max} edges={Edges} mixed={Mixed} checksum={Checksum?.Name} decides={ChecksumDecides}"));
}
