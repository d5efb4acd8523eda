using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Bundles;

/// <summary>One incident as a tar file with an OCI image layout. The same incident gives the same bytes.</summary>
static class BundleWriter
{
    public const string LayoutFile = "oci-layout";
    public const string Layout = """{"imageLayoutVersion":"1.0.0"}""";
    public const string Report = "report.html";
    public const string BlobFolder = "blobs/sha256/";

    static readonly byte[] Empty = "{}"u8.ToArray();

    public static void Write(ManifestBundle bundle, Manifest manifest, string report, Stream output)
    {
        var blobs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        List<OciDescriptor> layers =
        [
            Add(blobs, "application/vnd.rca-pipeline.manifest.v1+json", bundle.Manifest, ManifestFiles.Manifest),
            Add(blobs, "application/vnd.dsse.envelope.v1+json", bundle.Envelope!, ManifestFiles.Envelope),
            Add(blobs, "text/html", Encoding.UTF8.GetBytes(report), Report),
        ];
        foreach (var sha256 in manifest.Payload.Items.SelectMany(i => i.Evidence).Select(e => e.Sha256).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
            layers.Add(Add(blobs, "application/vnd.rca-pipeline.evidence.v1+json", bundle.ReadEvidence(sha256)!, $"{ManifestFiles.Evidence}/{sha256}.json"));
        var image = Json(new OciManifest(2, OciManifest.Type, OciManifest.Incident, Add(blobs, OciManifest.EmptyType, Empty, null), layers));
        var entry = Add(blobs, OciManifest.Type, image, null) with
        {
            ArtifactType = OciManifest.Incident,
            Annotations = new Dictionary<string, string> { ["org.opencontainers.image.ref.name"] = manifest.Payload.Header.IncidentId },
        };
        using var tar = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true);
        Add(tar, LayoutFile, Encoding.UTF8.GetBytes(Layout));
        Add(tar, OciIndex.File, Json(new OciIndex(2, OciIndex.Type, [entry])));
        foreach (var (digest, content) in blobs) Add(tar, BlobFolder + digest, content);
    }

    static OciDescriptor Add(SortedDictionary<string, byte[]> blobs, string type, byte[] content, string? title)
    {
        var digest = Identity.Sha256(content);
        blobs[digest] = content;
        return new OciDescriptor(type, OciDescriptor.DigestPrefix + digest, content.Length, title is null
            ? null
            : new Dictionary<string, string> { [OciDescriptor.TitleAnnotation] = title });
    }

    static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Contracts.WireJson.Options);

    // Neither times nor owners: they would differ from run to run.
    static void Add(TarWriter tar, string name, byte[] content)
    {
        using var data = new MemoryStream(content);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = data,
            ModificationTime = DateTimeOffset.UnixEpoch,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        });
    }
}
