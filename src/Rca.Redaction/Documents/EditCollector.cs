using System.Text;
using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Documents.Yaml;
using Rca.Redaction.Learning;
using Rca.Redaction.Records;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

/// <summary>Collects what has to change in a document: secrets by place, documents within it, and what the scanner finds in the rest.</summary>
sealed class EditCollector(
    TextScanner scanner, TextScrubber scrubber, TokenMint mint, LearntValues? learnt, PlaceEdits places, NestedDocuments nested)
{
    readonly HashSet<int> settled = [];

    /// <summary>False when something stands where only the parser could replace it: in a tag or an anchor.</summary>
    internal bool Collect(DocumentTape tape, List<Edit> edits, bool allSecret)
    {
        settled.Clear();
        DocumentJudge.Judge(tape);
        if (allSecret)
            MarkAll(tape);
        for (var node = 0; node < tape.Nodes.Length; node++)
        {
            if (tape.Nodes[node].Value >= 0)
                Leaf(tape, node, edits);
        }
        return Scan(tape, edits);
    }

    /// <summary>Whether no scalar of a judged document is a secret by its place, or a document or a file of its own.</summary>
    internal static bool IsPlain(DocumentTape tape)
    {
        foreach (ref readonly var node in tape.Nodes)
        {
            if (node.Verdict != Verdict.Scan)
                return false;
            if (node.Kind == NodeKind.String && NestedDocuments.FormatOf(tape.TextOf(tape.Scalars[node.Value])) is not null)
                return false;
            if (node.Kind == NodeKind.String && node.Key >= 0 && Directives.IsFile(tape.TextOf(tape.Scalars[node.Key])))
                return false;
        }
        return true;
    }

    static void MarkAll(DocumentTape tape)
    {
        for (var root = 0; root < tape.Nodes.Length; root = tape.Nodes[root].After)
            tape.MarkAll(root, Verdict.Secret);
    }

    void Leaf(DocumentTape tape, int node, List<Edit> edits)
    {
        var (index, verdict) = (tape.Nodes[node].Value, tape.Nodes[node].Verdict);
        ref var scalar = ref tape.Scalars[index];
        var text = tape.TextOf(scalar);
        if (tape.Nodes[node].Kind == NodeKind.Word && (scalar.Form != ScalarForm.Plain || YamlWords.IsNull(text) || verdict < Verdict.Secret))
            return;
        if (verdict == Verdict.Scan)
        {
            if (tape.Nodes[node].Kind == NodeKind.String && !Document(index, text, allSecret: false, edits) && Directives.IsFile(tape.Key(node)))
                File(index, text, edits);
            return;
        }
        if (verdict == Verdict.SecretDocument && Document(index, text, allSecret: true, edits))
            return;
        // What is not replaced, the part before a token above all, is scanned.
        if (places.Of(index, text, verdict, tape.Nodes[node].From) is { } edit && settled.Add(index))
            edits.Add(edit);
    }

    void File(int index, ReadOnlySpan<byte> text, List<Edit> edits)
    {
        if (places.Within(index, text) is { } edit && settled.Add(index))
            edits.Add(edit);
    }

    bool Document(int index, ReadOnlySpan<byte> text, bool allSecret, List<Edit> edits)
    {
        if (NestedDocuments.FormatOf(text) is not { } format)
            return false;
        if (nested.TryScrub(index, text, format, allSecret, out var edit))
        {
            settled.Add(index);
            if (edit is not null)
                edits.Add(edit);
            return true;
        }
        if (!nested.IsTooDeep(text, format))
            return false;
        settled.Add(index);
        edits.Add(places.Whole(index, text, DocumentRules.TooDeep));
        return true;
    }

    bool Scan(DocumentTape tape, List<Edit> edits)
    {
        foreach (var hit in learnt is null ? scanner.Scan(tape.Sheet.Written) : scanner.Scan(tape.Sheet.Written, learnt))
        {
            // The hit only says where to look: each text is scrubbed by itself, so that none is judged by its neighbours.
            for (var index = tape.ScalarAt(hit.Start); index < tape.Scalars.Length && tape.Scalars[index].Text < hit.End; index++)
            {
                ref var scalar = ref tape.Scalars[index];
                if (scalar.Form == ScalarForm.Line)
                    Items(tape, scalar, hit, edits);
                else if (settled.Add(index) && Scrubbed(index, tape.TextOf(scalar)) is { } edit)
                    edits.Add(edit);
                else
                    continue;
                if (scalar.Form == ScalarForm.Mark)
                    return false;
            }
        }
        return true;
    }

    Edit? Scrubbed(int index, ReadOnlySpan<byte> text)
    {
        var scrubbed = scrubber.Scrub(text.ToArray()) ?? throw new WithheldException(WithheldReason.Unstable);
        return scrubbed.Placed.Count > 0 ? new Edit(index, scrubbed.Bytes, scrubbed.Placed) : null;
    }

    /// <summary>A find in a command line falls into one item or several: each part is replaced in its own.</summary>
    void Items(DocumentTape tape, in Scalar line, Hit hit, List<Edit> edits)
    {
        var start = line.Text;
        for (var item = line.Node + 1; item < tape.Nodes[line.Node].After; item++)
        {
            var text = tape.Text(item);
            var (from, end) = (Math.Max(hit.Start - start, 0), Math.Min(hit.End - start, text.Length));
            start += text.Length + 1;
            if (from >= end || tape.Nodes[item].Value < 0 || mint.IsToken(text[from..end]) || !settled.Add(tape.Nodes[item].Value))
                continue;
            var isPart = from == 0 || end < text.Length || text.Contains((byte)' ');
            var token = mint.Token(hit.Rule.Class, isPart || hit.Value is null ? text[from..end] : hit.Value);
            edits.Add(new Edit(tape.Nodes[item].Value, [.. text[..from], .. Encoding.ASCII.GetBytes(token), .. text[end..]],
                [new Placed(from, hit.Rule, token, hit.Chain)]));
        }
    }
}
