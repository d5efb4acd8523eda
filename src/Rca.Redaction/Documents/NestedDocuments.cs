using System.Buffers;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents;

/// <summary>Texts that are documents themselves: an annotation, a file in a config map, a message body.</summary>
sealed class NestedDocuments(Func<int, DocumentScrubber> scrubberAt, int depth)
{
    internal const int MaxDepth = 4;

    readonly ArrayBufferWriter<byte> output = new();
    readonly List<Placed> placed = [];
    readonly DocumentTape probe = new();
    DocumentScrubber? scrubber;

    /// <summary>Whether the text is a document that is too deep to be looked into.</summary>
    internal bool IsTooDeep(ReadOnlySpan<byte> text, DocumentFormat format) =>
        depth == MaxDepth && probe.Read(text, format) && probe.Nodes[0].IsContainer;

    /// <summary>False when the text is no document after all; no edit when it holds nothing.</summary>
    internal bool TryScrub(int scalar, ReadOnlySpan<byte> text, DocumentFormat format, bool allSecret, out Edit? edit)
    {
        edit = null;
        if (depth == MaxDepth)
            return false;
        scrubber ??= scrubberAt(depth + 1);
        output.ResetWrittenCount();
        placed.Clear();
        if (!scrubber.TryScrub(text, format, output, placed, allSecret))
            return false;
        if (!output.WrittenSpan.SequenceEqual(text))
        {
            var encoding = format == DocumentFormat.Yaml ? "yaml" : "json";
            var chained = placed.Select(p => p with { Chain = p.Chain is null ? encoding : $"{encoding}>{p.Chain}" });
            edit = new Edit(scalar, output.WrittenSpan.ToArray(), [.. chained]);
        }
        return true;
    }

    /// <summary>What the text looks like; null for text like any other.</summary>
    internal static DocumentFormat? FormatOf(ReadOnlySpan<byte> text)
    {
        var start = text.TrimStart(" \t\r\n"u8);
        if (start.Length < 2)
            return null;
        if (start[0] is (byte)'{' or (byte)'[')
            return JsonExtent.Of(start, out _) == OperationStatus.InvalidData ? null : DocumentFormat.JsonSequence;
        return text.Contains((byte)'\n') && YamlProbe.IsDocument(text) ? DocumentFormat.Yaml : null;
    }
}
