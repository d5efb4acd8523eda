using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Rca.Core.Manifests;

/// <summary>A manifest as bytes: a frame, and in it header and items as the root hashes them. It has the bytes that <see cref="CanonicalJson"/> gives it.</summary>
static class ManifestDocument
{
    // Below this a second core costs more than it saves.
    const int Many = 64;

    /// <summary>What the root is over, in order: the header, then each item.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> LeavesOf(ManifestHeader header, IReadOnlyList<ManifestItem> items)
    {
        var leaves = new ReadOnlyMemory<byte>[items.Count + 1];
        leaves[0] = CanonicalJson.Write(header);
        Each(items.Count, i => leaves[i + 1] = CanonicalJson.Write(items[i]));
        return leaves;
    }

    /// <summary>The document.</summary>
    /// <param name="manifest">What it says.</param>
    /// <param name="leaves">Those of its payload.</param>
    public static byte[] Write(Manifest manifest, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var output = Head(manifest.Assembly, leaves);
        WriteTail(manifest.Root, manifest.Schema, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The root of leaves, the document that they make with it, and its digest.</summary>
    public static (string Root, ReadOnlyMemory<byte> Document, string Sha256) Seal(ManifestAssembly assembly, string schema, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var (root, output) = ("", new ArrayBufferWriter<byte>());
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The root stands near the end, so all before it is hashed while the root is.
        Parallel.Invoke(
            () => root = ManifestAssembler.RootOf(leaves),
            () =>
            {
                output = Head(assembly, leaves);
                hash.AppendData(output.WrittenSpan);
            });
        var head = output.WrittenCount;
        WriteTail(root, schema, output);
        hash.AppendData(output.WrittenSpan[head..]);
        return (root, output.WrittenMemory, Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    static ArrayBufferWriter<byte> Head(ManifestAssembly assembly, IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var output = new ArrayBufferWriter<byte>(leaves.Sum(l => l.Length + 1) + 1024);
        output.Write("{\"assembly\":"u8);
        output.Write(CanonicalJson.Write(assembly));
        output.Write(",\"payload\":{\"header\":"u8);
        output.Write(leaves[0].Span);
        output.Write(",\"items\":["u8);
        for (var i = 1; i < leaves.Count; i++)
        {
            if (i > 1) output.Write(","u8);
            output.Write(leaves[i].Span);
        }

        return output;
    }

    static void WriteTail(string root, string schema, ArrayBufferWriter<byte> output)
    {
        output.Write("]},\"root\":"u8);
        output.Write(CanonicalJson.Write(root));
        output.Write(",\"schema\":"u8);
        output.Write(CanonicalJson.Write(schema));
        output.Write("}"u8);
    }

    /// <summary>What a document says, and the leaves that stand in it.</summary>
    /// <returns>Null unless it has the very bytes that the manifest it holds is written as.</returns>
    public static (Manifest Manifest, IReadOnlyList<ReadOnlyMemory<byte>> Leaves)? Read(byte[] document)
    {
        if (Places(document) is not [var assembly, var root, var schema, .. var parts]) return null;
        var leaves = parts.Select(p => (ReadOnlyMemory<byte>)document.AsMemory(p)).ToArray();
        var items = new ManifestItem?[leaves.Length - 1];
        ManifestHeader? header = null;
        Parallel.Invoke(
            () => header = CanonicalJson.Read<ManifestHeader>(leaves[0]),
            () => Each(items.Length, i => items[i] = CanonicalJson.Read<ManifestItem>(leaves[i + 1])));
        if (header is null || items.Contains(null)
            || CanonicalJson.Read<ManifestAssembly>(document.AsMemory(assembly)) is not { } assembled
            || CanonicalJson.Read<string>(document.AsMemory(root)) is not { } rootText
            || CanonicalJson.Read<string>(document.AsMemory(schema)) is not { } schemaText) return null;
        var manifest = new Manifest(schemaText, new ManifestPayload(header, items!), rootText, assembled);
        return Write(manifest, new ReadOnlyMemory<byte>[leaves.Length]).AsSpan().SequenceEqual(Without(document, parts)) ? (manifest, leaves) : null;
    }

    // What is left is the frame: header and items are known to be as they are written.
    static byte[] Without(byte[] document, IEnumerable<Range> parts)
    {
        var output = new ArrayBufferWriter<byte>();
        var at = 0;
        foreach (var part in parts)
        {
            output.Write(document.AsSpan(at..part.Start.Value));
            at = part.End.Value;
        }

        output.Write(document.AsSpan(at));
        return output.WrittenSpan.ToArray();
    }

    /// <returns>Where assembly, root, schema, header and each item are; null when they are not there in the order of a canonical manifest.</returns>
    static List<Range>? Places(byte[] document)
    {
        var reader = new Utf8JsonReader(document);
        List<Range> items = [];
        try
        {
            if (!reader.Read() || Value(ref reader, "assembly") is not { } assembly || !Enters(ref reader, "payload", JsonTokenType.StartObject)
                || Value(ref reader, "header") is not { } header || !Enters(ref reader, "items", JsonTokenType.StartArray)) return null;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Here(ref reader));
            return reader.Read() && Value(ref reader, "root") is { } root && Value(ref reader, "schema") is { } schema ? [assembly, root, schema, header, .. items] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static Range? Value(ref Utf8JsonReader reader, string name) => Enters(ref reader, name, expected: null) ? Here(ref reader) : null;

    static bool Enters(ref Utf8JsonReader reader, string name, JsonTokenType? expected) =>
        reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name) && reader.Read() && (expected is null || reader.TokenType == expected);

    static Range Here(ref Utf8JsonReader reader)
    {
        var from = (int)reader.TokenStartIndex;
        reader.Skip();
        return from..(int)reader.BytesConsumed;
    }

    static void Each(int count, Action<int> action) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count < Many ? 1 : Environment.ProcessorCount }, action);
}
