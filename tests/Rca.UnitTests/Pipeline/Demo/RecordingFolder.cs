namespace Rca.UnitTests.Pipeline.Demo;

/// <summary>A folder of recordings that a test writes.</summary>
sealed class RecordingFolder : IDisposable
{
    public RecordingFolder(string alertAt) =>
        Write("story.json", $$"""{ "alertAt": "{{alertAt}}", "server": "test", "recordedBy": "test" }""");

    public string Path { get; } = Directory.CreateTempSubdirectory("rca-recordings-").FullName;

    public void Write(string name, string json) => File.WriteAllText(System.IO.Path.Combine(Path, name), json);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
