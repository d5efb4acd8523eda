using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A manifest and its evidence as they lie on disk, read without trusting either.</summary>
sealed class ManifestFolder
{
    static readonly string[] Files = ["manifest.json", "manifest.dsse.json"];

    readonly string _folder;

    ManifestFolder(string folder, string document, Manifest manifest) => (_folder, Document, Manifest) = (folder, document, manifest);

    public string Directory => _folder;

    public string Document { get; }

    public Manifest Manifest { get; }

    public IReadOnlyList<ManifestItem> Items => Manifest.Payload.Items;

    /// <summary>The only incident below <paramref name="output"/>.</summary>
    public static ManifestFolder Only(string output)
    {
        var folder = Assert.Single(System.IO.Directory.GetFileSystemEntries(output));
        var document = File.ReadAllText(Path.Combine(folder, "manifest.json"));
        var manifest = JsonSerializer.Deserialize<Manifest>(document, WireJson.Options)!;
        Assert.Equal(manifest.Payload.Header.IncidentId, Path.GetFileName(folder));
        return new ManifestFolder(folder, document, manifest);
    }

    /// <summary>The evidence of one kind, in the order of the manifest.</summary>
    public IReadOnlyList<JsonElement> Evidence(string kind) =>
        [.. Items.SelectMany(item => item.Evidence).Where(e => e.Kind == kind).Select(e => JsonDocument.Parse(Read(e.Sha256)).RootElement)];

    /// <summary>Every digest, every size, the root, and that there is no file besides.</summary>
    public void Verify()
    {
        var named = Items.SelectMany(item => item.Evidence).ToList();
        foreach (var evidence in named)
        {
            var bytes = File.ReadAllBytes(FileOf(evidence.Sha256));
            Assert.Equal(evidence.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
            Assert.Equal(evidence.Size, bytes.Length);
            Assert.Equal(bytes, CanonicalJson.Write(JsonDocument.Parse(bytes).RootElement));
        }

        Assert.Equal(
            named.Select(e => FileOf(e.Sha256)).Concat(Files.Select(name => Path.Combine(_folder, name))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            System.IO.Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
                // The key of one run, where a command made it.
                .Where(file => Path.GetFileName(file) != "run.public.pem").Order(StringComparer.Ordinal));
        VerifyRoot(Document);
    }

    /// <summary>Recomputes the root from the document alone.</summary>
    public static void VerifyRoot(string document)
    {
        using var json = JsonDocument.Parse(document);
        var payload = json.RootElement.GetProperty("payload");
        ReadOnlyMemory<byte>[] leaves = [CanonicalJson.Write(payload.GetProperty("header")), .. payload.GetProperty("items").EnumerateArray().Select(item => CanonicalJson.Write(item))];
        Assert.Equal("sha256:" + Convert.ToHexStringLower(MerkleTree.Root(leaves)), json.RootElement.GetProperty("root").GetString());
        Assert.Equal(document, System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(json.RootElement)));
    }

    string Read(string sha256) => File.ReadAllText(FileOf(sha256));

    string FileOf(string sha256) => Path.Combine(_folder, "evidence", sha256 + ".json");
}
