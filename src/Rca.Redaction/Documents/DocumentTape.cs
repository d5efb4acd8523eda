using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Rca.Redaction.Documents.Json;
using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Documents.Yaml;
using Rca.Redaction.Rules.KeyValues;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents;

/// <summary>A parsed document: its nodes, flat and in order, with where each scalar stands in the source and what it says.</summary>
sealed class DocumentTape
{
    internal const int MaxDepth = 64;
    const int MaxNodes = 1_000_000;

    readonly List<DocumentNode> nodes = [];
    readonly List<Scalar> scalars = [];
    readonly ScanSheet sheet = new();
    int open = -1;
    int key = -1;
    int documents;
    int laid;

    internal KeyCache Keys { get; } = new();

    internal Span<DocumentNode> Nodes => CollectionsMarshal.AsSpan(nodes);

    internal Span<Scalar> Scalars => CollectionsMarshal.AsSpan(scalars);

    internal ScanSheet Sheet => sheet;

    internal bool IsFull => nodes.Count >= MaxNodes;

    internal ReadOnlySpan<byte> TextOf(in Scalar scalar) => sheet.Written.Slice(scalar.Text, scalar.Length);

    /// <summary>What a node's scalar says; nothing for a container.</summary>
    internal ReadOnlySpan<byte> Text(int node) => nodes[node].Value is >= 0 and var value ? TextOf(Scalars[value]) : default;

    internal ReadOnlySpan<byte> Key(int node) => nodes[node].Key is >= 0 and var scalar ? TextOf(Scalars[scalar]) : default;

    /// <summary>The member of an object with this name, or -1; case does not count.</summary>
    internal int Find(int node, ReadOnlySpan<byte> lowerName)
    {
        if (nodes[node].Kind != NodeKind.Object)
            return -1;
        for (var child = node + 1; child < nodes[node].After; child = nodes[child].After)
        {
            if (AsciiByte.EqualsIgnoreCase(Key(child), lowerName))
                return child;
        }
        return -1;
    }

    /// <summary>The nearest key above: the items of an array are judged by the array's.</summary>
    internal ReadOnlySpan<byte> KeyAbove(int node) => Key(Keyed(node));

    /// <summary>What the nearest key above promises.</summary>
    internal KeyKind PromiseAbove(int node) => nodes[Keyed(node)].Promise;

    int Keyed(int node)
    {
        while (nodes[node].Key < 0 && nodes[node].Parent is >= 0 and var parent && nodes[parent].Kind == NodeKind.Array)
            node = parent;
        return node;
    }

    /// <summary>False when the source is no document of that format.</summary>
    internal bool Read(ReadOnlySpan<byte> source, DocumentFormat format)
    {
        Clear();
        return Utf8.IsValid(source)
            && (format == DocumentFormat.Yaml ? YamlTapeReader.Read(source, this) : JsonTapeReader.Read(source, format == DocumentFormat.JsonSequence, this));
    }

    void Clear()
    {
        nodes.Clear();
        scalars.Clear();
        sheet.Clear();
        (open, key, documents, laid) = (-1, -1, 0, 0);
    }

    /// <summary>Where a scalar is about to be laid; its text must be on the sheet already.</summary>
    internal int Lay(int start, int end, int text, int length, ScalarForm form, bool isKey = false, bool inFlow = false)
    {
        var margin = form is ScalarForm.Comment or ScalarForm.Mark;
        scalars.Add(new Scalar(start, end, text, length, form, margin ? -1 : nodes.Count, isKey, inFlow));
        if (!margin)
            laid = scalars.Count;
        if (isKey)
            key = scalars.Count - 1;
        return scalars.Count - 1;
    }

    /// <summary>Lays the items of a list as the one line that they make.</summary>
    internal void LayLine(int list, int text, int length) =>
        scalars.Add(new Scalar(0, 0, text, length, ScalarForm.Line, list, false, false));

    internal int Add(NodeKind kind, int value = -1, int target = -1)
    {
        var index = nodes.Count;
        var (name, promise) = key >= 0 ? Keys.Of(TextOf(Scalars[key])) : default;
        nodes.Add(new DocumentNode
        {
            Kind = kind,
            Name = name,
            Promise = promise,
            Parent = open,
            After = index + 1,
            Key = key,
            Value = value,
            Target = target,
            Ordinal = documents,
        });
        if (open < 0)
            documents++;
        else
            Join(ref Nodes[open], ref Nodes[index]);
        key = -1;
        if (kind is NodeKind.Object or NodeKind.Array)
            open = index;
        return index;
    }

    static void Join(ref DocumentNode parent, ref DocumentNode child)
    {
        parent.Members |= child.Name.Bit();
        child.Ordinal = parent.Count++;
    }

    internal void Close()
    {
        Nodes[open].After = nodes.Count;
        open = nodes[open].Parent;
    }

    /// <summary>The node whose key or value stands at this place of the source, or -1.</summary>
    internal int NodeAt(int place)
    {
        var (low, high) = (0, laid);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (scalars[middle].End > place)
                high = middle;
            else
                low = middle + 1;
        }
        return low < laid && scalars[low].Start <= place ? scalars[low].Node : -1;
    }

    /// <summary>The scalar that holds this place of the sheet.</summary>
    internal int ScalarAt(int place)
    {
        var (low, high) = (0, scalars.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (scalars[middle].Text <= place)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>The RFC 6901 pointer to a node; of several documents, the index of the document first.</summary>
    internal string Pointer(int node)
    {
        var parts = new Stack<string>();
        for (; nodes[node].Parent is >= 0 and var parent; node = parent)
            parts.Push(nodes[parent].Kind == NodeKind.Object ? Encoding.UTF8.GetString(Key(node)) : Ordinal(node));
        if (documents > 1)
            parts.Push(Ordinal(node));
        var pointer = new StringBuilder();
        foreach (var part in parts)
            pointer.Append('/').Append(part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        return pointer.ToString();
    }

    string Ordinal(int node) => nodes[node].Ordinal.ToString(CultureInfo.InvariantCulture);
}
