using System.Text;

namespace Rca.Redaction.Scanning;

/// <summary>Redacted UTF-8 and the tokens put into it, in order.</summary>
sealed record ScrubbedText(byte[] Bytes, IReadOnlyList<Placed> Placed)
{
    /// <summary>This text with the tokens of an earlier one that it was made from: they stand in it too, each perhaps further on.</summary>
    internal ScrubbedText After(ScrubbedText earlier)
    {
        var all = new List<Placed>(Placed);
        var at = 0;
        foreach (var token in earlier.Placed)
        {
            var found = Bytes.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(token.Token));
            if (found < 0)
                continue;
            at += found;
            if (!all.Exists(known => known.Start == at))
                all.Add(token with { Start = at });
            at += token.Token.Length;
        }
        all.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return this with { Placed = all };
    }
}
