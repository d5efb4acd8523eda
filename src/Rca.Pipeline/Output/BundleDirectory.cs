using Rca.Core.Manifests.Verifying;
using Rca.Pipeline.Bundles;
using Rca.Pipeline.Commands;

namespace Rca.Pipeline.Output;

/// <summary>Reads what <see cref="ManifestFiles"/> writes, as bytes that nobody has checked yet.</summary>
static class BundleDirectory
{
    const string Extension = ".json";

    /// <param name="path">The directory of a manifest, its <c>manifest.json</c>, a directory with one such directory, or the file of <c>rca bundle</c>.</param>
    public static ManifestBundle Read(string path)
    {
        if (IsBundle(path)) return ReadBundle(path);
        var directory = Find(path);
        try
        {
            var envelope = Path.Combine(directory, ManifestFiles.Envelope);
            var evidence = Path.Combine(directory, ManifestFiles.Evidence);
            return new ManifestBundle(
                File.ReadAllBytes(Path.Combine(directory, ManifestFiles.Manifest)),
                File.Exists(envelope) ? File.ReadAllBytes(envelope) : null,
                Directory.Exists(evidence) ? [.. Directory.EnumerateFileSystemEntries(evidence).Select(NameOf)] : [],
                sha256 => Read(evidence, sha256));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{directory}: it cannot be read");
        }
    }

    /// <summary>Whether it is a file of <c>rca bundle</c>, or pretends to be one.</summary>
    public static bool IsBundle(string path)
    {
        try
        {
            return File.Exists(path) && BundleReader.IsTar(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: it cannot be read");
        }
    }

    static ManifestBundle ReadBundle(string path)
    {
        using var file = File.OpenRead(path);
        return BundleReader.Read(file, path);
    }

    static string Find(string path)
    {
        if (string.Equals(Path.GetFileName(path), ManifestFiles.Manifest, StringComparison.Ordinal) && File.Exists(path)) return Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(path)) throw new BadInputException($"{path}: there is no such directory or file");
        if (File.Exists(Path.Combine(path, ManifestFiles.Manifest))) return path;
        return Directory.EnumerateDirectories(path).Where(d => File.Exists(Path.Combine(d, ManifestFiles.Manifest))).ToList() switch
        {
            [var one] => one,
            [] => throw new BadInputException($"{path}: there is no {ManifestFiles.Manifest} in it"),
            var several => throw new BadInputException($"{path}: there are {several.Count} manifests in it, expected the directory of one, such as {several[0]}"),
        };
    }

    // The name comes from a manifest that anyone may have written.
    static byte[]? Read(string directory, string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? ReadFile(Path.Combine(directory, sha256 + Extension))
            : null;

    static byte[]? ReadFile(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    static string NameOf(string file) =>
        string.Equals(Path.GetExtension(file), Extension, StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(file) : Path.GetFileName(file);
}
