using System.Text;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.UnitTests.Core.Manifests.Verifying;
using Xunit;

namespace Rca.UnitTests.Core.Manifests;

public sealed class ManifestDocumentTests
{
    static readonly byte[] Document = SealedBundle.New().Manifest;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public void Write_of_any_number_of_items_has_the_bytes_that_canonical_json_has(int items)
    {
        var manifest = WithItems(items);
        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Write(manifest)), Encoding.UTF8.GetString(Write(manifest)));
        var leaves = ManifestDocument.LeavesOf(manifest.Payload.Header, manifest.Payload.Items);
        var (root, document, sha256) = ManifestDocument.Seal(manifest.Assembly, manifest.Schema, leaves);
        Assert.Equal(ManifestAssembler.RootOf(leaves), root);
        Assert.Equal(Write(manifest with { Root = root }), document.ToArray());
        Assert.Equal(Identity.Sha256(document.Span), sha256);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public void Read_of_what_was_written_is_the_same_manifest_with_its_leaves(int items)
    {
        var manifest = WithItems(items);
        var (read, leaves) = ManifestDocument.Read(Write(manifest))!.Value;
        Assert.Equal(ManifestDocument.LeavesOf(manifest.Payload.Header, manifest.Payload.Items).Select(l => l.ToArray()), leaves.Select(l => l.ToArray()));
        Assert.Equal(CanonicalJson.Write(manifest), CanonicalJson.Write(read));
    }

    // A byte more or less inside a text makes another manifest, which then has other bytes; anywhere else it makes none.
    [Fact]
    public void Read_of_a_document_with_a_byte_more_or_less_is_nothing_or_what_has_these_bytes()
    {
        var read = 0;
        for (var i = 0; i <= Document.Length; i++)
        {
            read += Holds([.. Document[..i], (byte)' ', .. Document[i..]]);
            if (i < Document.Length) read += Holds([.. Document[..i], .. Document[(i + 1)..]]);
        }

        Assert.InRange(read, 1, Document.Length * 2);

        static int Holds(byte[] changed)
        {
            if (ManifestDocument.Read(changed) is not var (manifest, _)) return 0;
            Assert.Equal(Encoding.UTF8.GetString(changed), Encoding.UTF8.GetString(CanonicalJson.Write(manifest)));
            return 1;
        }
    }

    [Theory]
    [InlineData("{\"assembly\"", "{ \"assembly\"")]
    [InlineData("{\"assembly\"", "{\"a\":1,\"assembly\"")]
    [InlineData("\"payload\":{", "\"payload\":{\"a\":1,")]
    [InlineData("\"items\":[", "\"items\":[null,")]
    [InlineData("\"items\":[", "\"items\": [")]
    [InlineData("]},\"root\"", ",null]},\"root\"")]
    [InlineData("]},\"root\"", "],\"z\":1},\"root\"")]
    [InlineData("]},\"root\":", "]},\"root\":\"\",\"root\":")]
    [InlineData("\"rca-manifest/1\"}", "\"rca-manifest/1\",\"z\":1}")]
    [InlineData("\"rca-manifest/1\"}", "\"rca-manifest/1\"}\n")]
    [InlineData("\"rca-manifest/1\"}", "\"rca-manifest/1\"}{}")]
    [InlineData("\"rca-manifest/1\"}", "null}")]
    public void Read_of_a_document_with_another_frame_is_nothing(string there, string other)
    {
        var text = Encoding.UTF8.GetString(Document);
        Assert.Contains(there, text, StringComparison.Ordinal);
        Assert.Null(ManifestDocument.Read(Encoding.UTF8.GetBytes(text.Replace(there, other, StringComparison.Ordinal))));
    }

    static byte[] Write(Manifest manifest) => ManifestDocument.Write(manifest, ManifestDocument.LeavesOf(manifest.Payload.Header, manifest.Payload.Items));

    static Manifest WithItems(int count)
    {
        var manifest = ManifestDocument.Read(Document)!.Value.Manifest;
        var items = Enumerable.Range(0, count).Select(i => manifest.Payload.Items[i % manifest.Payload.Items.Count] with { CommandId = $"cmd-{i}" });
        return manifest with { Payload = manifest.Payload with { Items = [.. items] } };
    }
}
