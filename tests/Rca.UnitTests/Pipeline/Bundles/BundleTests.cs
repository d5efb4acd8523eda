using System.Formats.Tar;
using System.Text;
using Rca.Core;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Bundles;
using Rca.Pipeline.Commands;
using Rca.UnitTests.Core.Manifests.Verifying;
using Xunit;

namespace Rca.UnitTests.Pipeline.Bundles;

public sealed class BundleTests
{
    static readonly ManifestBundle Incident = SealedBundle.New();

    [Fact]
    public void Bundle_reads_back_as_the_incident_that_it_was_made_of_and_verifies()
    {
        var read = Read(Pack());
        Assert.Equal(Incident.Manifest, read.Manifest);
        Assert.True(ManifestVerifier.Verify(read, [SealedBundle.Key.PublicKey]).IsVerified);
    }

    [Fact]
    public void Same_incident_gives_the_same_bytes() => Assert.Equal(Pack(), Pack());

    [Fact]
    public void Every_blob_is_named_by_its_digest_and_the_layout_says_what_it_is()
    {
        var files = Files(Pack());
        Assert.Equal(BundleWriter.Layout, Encoding.UTF8.GetString(files[BundleWriter.LayoutFile]));
        Assert.Contains(OciManifest.Incident, Encoding.UTF8.GetString(files[OciIndex.File]), StringComparison.Ordinal);
        Assert.All(files.Where(f => f.Key.StartsWith(BundleWriter.BlobFolder, StringComparison.Ordinal)), f => Assert.Equal(f.Key[BundleWriter.BlobFolder.Length..], Identity.Sha256(f.Value)));
    }

    // Beyond headers of tar that say nothing of content, any flipped byte shows.
    [Fact]
    public void Any_changed_blob_is_noticed()
    {
        foreach (var name in Files(Pack()).Keys.Where(n => n.StartsWith(BundleWriter.BlobFolder, StringComparison.Ordinal)))
            Assert.Throws<DamagedBundleException>(() => Read(Pack(files => files[name][^1] ^= 1)));
    }

    [Fact]
    public void Missing_blob_is_noticed()
    {
        foreach (var name in Files(Pack()).Keys.Where(n => n.StartsWith(BundleWriter.BlobFolder, StringComparison.Ordinal)))
            Assert.Throws<DamagedBundleException>(() => Read(Pack(files => files.Remove(name))));
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("blobs/sha256/../../x")]
    [InlineData("blobs/sha256/0000")]
    [InlineData("blobs\\sha256\\x")]
    [InlineData("manifest.json")]
    public void Name_that_no_layout_has_is_refused(string name) => Refused("whose name no image layout has", Pack(files => files[name] = [1]));

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.Fifo)]
    public void Link_and_device_are_refused(TarEntryType type)
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            var entry = new PaxTarEntry(type, "index.json");
            if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink) entry.LinkName = "/etc/passwd";
            tar.WriteEntry(entry);
        }

        Refused("no file, such as a link", output.ToArray());
    }

    [Fact]
    public void Blob_that_nothing_names_is_refused() => Refused("blobs that nothing names", Pack(files => files[BundleWriter.BlobFolder + Identity.Sha256([7])] = [7]));

    [Fact]
    public void File_that_stands_there_twice_is_refused() => Refused("a file twice", Tar([("oci-layout", [1]), ("oci-layout", [2])]));

    // A header that promises much more than there is must not make us ask for that much memory.
    [Fact]
    public void File_that_says_it_is_larger_than_may_be_is_refused_before_it_is_read()
    {
        var tar = Tar([("oci-layout", [1])]);
        Encoding.ASCII.GetBytes("37777777777\0").CopyTo(tar, 124);
        var sum = tar.Take(512).Select((b, i) => i is >= 148 and < 156 ? 32 : b).Sum(b => b);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);
        using var input = new Unseekable(tar);
        Assert.Contains("MiB", Assert.Throws<BadInputException>(() => BundleReader.Read(input, "x.tar")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(600)]
    [InlineData(1)]
    public void File_that_breaks_off_is_refused(int keep) => Assert.Throws<BadInputException>(() => Read(Pack()[..keep]));

    [Fact]
    public void Tar_of_something_else_is_refused() => Refused("no OCI image layout", Tar([("oci-layout", "{}"u8.ToArray()), ("index.json", """{"schemaVersion":2,"mediaType":"x","manifests":[]}"""u8.ToArray())]));

    static void Refused(string why, byte[] tar) => Assert.Contains(why, Assert.Throws<BadInputException>(() => Read(tar)).Message, StringComparison.Ordinal);

    static ManifestBundle Read(byte[] tar)
    {
        using var input = new MemoryStream(tar);
        return BundleReader.Read(input, "x.tar");
    }

    static byte[] Pack()
    {
        using var output = new MemoryStream();
        BundleWriter.Write(Incident, SealedBundle.Read(Incident), "<p>report</p>", output);
        return output.ToArray();
    }

    static byte[] Pack(Action<Dictionary<string, byte[]>> change)
    {
        var files = Files(Pack());
        change(files);
        return Tar([.. files.Select(f => (f.Key, f.Value))]);
    }

    static byte[] Tar(IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var output = new MemoryStream();
        using (var tar = new TarWriter(output, TarEntryFormat.Ustar, leaveOpen: true))
            foreach (var (name, content) in files) tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return output.ToArray();
    }

    static Dictionary<string, byte[]> Files(byte[] tar)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var reader = new TarReader(new MemoryStream(tar));
        while (reader.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            files[entry.Name] = content.ToArray();
        }

        return files;
    }

    // Whose end nobody knows before it is there.
    sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
