using System.Buffers;
using System.Text;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

/// <summary>Puts new texts into a document's source, and keeps account of where the tokens come to stand.</summary>
sealed class Splicer(TokenMint mint)
{
    readonly ScalarWriter writer = new();
    List<Placed> placed = [];
    List<Placed> earlier = [];

    internal void Begin() => placed.Clear();

    internal void Splice(ReadOnlySpan<byte> source, DocumentTape tape, List<Edit> edits, ArrayBufferWriter<byte> output)
    {
        (placed, earlier) = (earlier, placed);
        placed.Clear();
        edits.Sort((a, b) => tape.Scalars[a.Scalar].Start.CompareTo(tape.Scalars[b.Scalar].Start));
        var (copied, kept) = (0, 0);
        foreach (var edit in edits)
        {
            ref var scalar = ref tape.Scalars[edit.Scalar];
            // A comment in the header of a block that is written anew goes with the header.
            if (scalar.Start < copied)
                continue;
            Keep(ref kept, scalar.Start, output.WrittenCount - copied);
            output.Write(source[copied..scalar.Start]);
            Write(source, tape, edit, kept, output);
            while (kept < earlier.Count && earlier[kept].Start < scalar.End)
                kept++;
            copied = scalar.End;
        }
        Keep(ref kept, int.MaxValue, output.WrittenCount - copied);
        output.Write(source[copied..]);
    }

    /// <summary>The tokens as they stand in the finished document, each with its pointer.</summary>
    internal void Report(DocumentTape tape, int offset, List<Placed> all)
    {
        foreach (var token in placed)
            all.Add(token with { Start = token.Start + offset, Pointer = tape.NodeAt(token.Start) is >= 0 and var node ? tape.Pointer(node) : null });
    }

    void Keep(ref int kept, int end, int shift)
    {
        for (; kept < earlier.Count && earlier[kept].Start < end; kept++)
            placed.Add(earlier[kept] with { Start = earlier[kept].Start + shift });
    }

    void Write(ReadOnlySpan<byte> source, DocumentTape tape, Edit edit, int kept, ArrayBufferWriter<byte> output)
    {
        ref var scalar = ref tape.Scalars[edit.Scalar];
        var tokens = Tokens(edit, kept, scalar.End);
        var cuts = tokens.Select(token => token.Start).ToArray();
        var places = new int[cuts.Length];
        writer.Write(scalar, source[scalar.Start..scalar.End], tape.TextOf(scalar), edit.Text, cuts, places);
        for (var i = 0; i < tokens.Count; i++)
            placed.Add(tokens[i] with { Start = output.WrittenCount + places[i] });
        output.Write(writer.Written);
    }

    /// <summary>The tokens in a new text: those of the edit, and those that earlier passes put there.</summary>
    List<Placed> Tokens(Edit edit, int kept, int end)
    {
        var tokens = new List<Placed>();
        var own = edit.Placed.ToDictionary(p => p.Start);
        for (var at = 0; edit.Text.AsSpan(at).IndexOf((byte)'[') is var next and >= 0;)
        {
            at += next;
            var length = mint.LengthAt(edit.Text, at);
            if (own.TryGetValue(at, out var known))
                tokens.Add(known);
            else if (length > 0 && Earlier(Encoding.ASCII.GetString(edit.Text.AsSpan(at, length)), kept, end) is { } old)
                tokens.Add(old with { Start = at });
            at += Math.Max(length, 1);
        }
        return tokens;
    }

    Placed? Earlier(string token, int kept, int end)
    {
        for (; kept < earlier.Count && earlier[kept].Start < end; kept++)
        {
            if (earlier[kept].Token == token)
                return earlier[kept];
        }
        return null;
    }
}
