namespace Rca.UnitTests.Testing;

sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rca-unit-");

    public string Path => _folder.FullName;

    public IReadOnlyDictionary<string, string> Files => _folder.EnumerateFiles("*", SearchOption.AllDirectories)
        .ToDictionary(f => System.IO.Path.GetRelativePath(Path, f.FullName), f => File.ReadAllText(f.FullName), StringComparer.Ordinal);

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
