using System.Buffers;
using System.Formats.Tar;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Bundles;

/// <summary>Reads a bundle that anyone may have made. Nothing is unpacked to disk; names are those of an image layout, and nothing else is let in.</summary>
static partial class BundleReader
{
    /// <summary>The most files that a bundle may have.</summary>
    public const int MostFiles = 100_000;

    /// <summary>The most bytes of all its files together.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    const int MagicAt = 257;

    /// <summary>Whether a file is a tar file, whatever is in it.</summary>
    public static bool IsTar(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[MagicAt + 5];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan(MagicAt).SequenceEqual("ustar"u8);
    }

    /// <exception cref="BadInputException">It is no bundle, or has something that no bundle has.</exception>
    /// <exception cref="DamagedBundleException">A blob is not what its digest says, or is missing.</exception>
    public static ManifestBundle Read(Stream input, string path)
    {
        var files = Files(input, path);
        foreach (var (name, content) in files.Where(f => f.Key.StartsWith(BundleWriter.BlobFolder, StringComparison.Ordinal)))
            if (!string.Equals(Identity.Sha256(content), name[BundleWriter.BlobFolder.Length..], StringComparison.Ordinal))
                throw new DamagedBundleException($"{path}: {name} has another content than its name says");
        var index = Parse<OciIndex>(files.GetValueOrDefault(OciIndex.File), path, OciIndex.File);
        if (!files.ContainsKey(BundleWriter.LayoutFile) || index.Manifests is not [var entry])
            throw Refused(path, "it is no OCI image layout with one incident");
        var image = Parse<OciManifest>(Blob(files, entry, path), path, "its image manifest");
        if (image.ArtifactType is not OciManifest.Incident) throw Refused(path, "what it holds is no incident of rca");
        Blob(files, image.Config, path);
        var titled = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var layer in image.Layers)
            if (layer.Title() is not { } title || !TitlePattern().IsMatch(title) || !titled.TryAdd(title, Blob(files, layer, path)))
                throw Refused(path, "it names a file that no bundle has, or one twice");
        var named = image.Layers.Append(image.Config).Append(entry).Select(d => d.Digest).ToHashSet(StringComparer.Ordinal).Count;
        if (named != files.Count - 2) throw Refused(path, "it has blobs that nothing names");
        return new ManifestBundle(
            titled.GetValueOrDefault(ManifestFiles.Manifest) ?? throw Refused(path, $"there is no {ManifestFiles.Manifest} in it"),
            titled.GetValueOrDefault(ManifestFiles.Envelope),
            [.. titled.Keys.Where(t => t.StartsWith(ManifestFiles.Evidence, StringComparison.Ordinal)).Select(t => Path.GetFileNameWithoutExtension(t))],
            sha256 => titled.GetValueOrDefault($"{ManifestFiles.Evidence}/{sha256}.json"));
    }

    static Dictionary<string, byte[]> Files(Stream input, string path)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        long bytes = 0;
        try
        {
            using var tar = new TarReader(input, leaveOpen: true);
            while (tar.GetNextEntry() is { } entry)
            {
                var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
                // Other tools write the folders too.
                if (entry.EntryType is TarEntryType.Directory && name is "" or "blobs/" or "blobs/sha256/") continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw Refused(path, "it has an entry that is no file, such as a link");
                if (!NamePattern().IsMatch(name)) throw Refused(path, "it has a file whose name no image layout has");
                if (files.Count == MostFiles) throw Refused(path, $"it has more than {MostFiles} files");
                if (entry.Length > MostBytes - bytes) throw Refused(path, $"its files are more than {MostBytes / 1024 / 1024} MiB");
                bytes += entry.Length;
                if (!files.TryAdd(name, Content(entry))) throw Refused(path, "it has a file twice");
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or NotSupportedException)
        {
            throw Refused(path, "it is no tar file that can be read to its end");
        }

        return files;
    }

    static byte[] Content(TarEntry entry)
    {
        if (entry.DataStream is not { } data) return [];
        var content = new ArrayBufferWriter<byte>((int)Math.Max(1, entry.Length));
        int read;
        do
        {
            read = data.Read(content.GetSpan(1));
            content.Advance(read);
        }
        while (read > 0);
        return content.WrittenCount == entry.Length ? content.WrittenSpan.ToArray() : throw new EndOfStreamException();
    }

    static byte[] Blob(Dictionary<string, byte[]> files, OciDescriptor descriptor, string path) =>
        descriptor.Digest.StartsWith(OciDescriptor.DigestPrefix, StringComparison.Ordinal)
        && files.TryGetValue(BundleWriter.BlobFolder + descriptor.Digest[OciDescriptor.DigestPrefix.Length..], out var content)
            && content.LongLength == descriptor.Size
            ? content
            : throw new DamagedBundleException($"{path}: a blob that it names is not there, or has another size");

    static T Parse<T>(byte[]? json, string path, string what)
    {
        try
        {
            return (json is null ? default : JsonSerializer.Deserialize<T>(json, WireJson.Options)) ?? throw Refused(path, $"{what} is not there");
        }
        catch (JsonException)
        {
            throw Refused(path, $"{what} has another form than the OCI image specification");
        }
    }

    // Nothing of the file itself is repeated: it may be anybody's.
    static BadInputException Refused(string path, string why) => new($"{path}: {why}");

    [GeneratedRegex(@"\A(oci-layout|index\.json|blobs/sha256/[0-9a-f]{64})\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A(manifest\.json|manifest\.dsse\.json|report\.html|evidence/[0-9a-f]{64}\.json)\z", RegexOptions.NonBacktracking)]
    private static partial Regex TitlePattern();
}
