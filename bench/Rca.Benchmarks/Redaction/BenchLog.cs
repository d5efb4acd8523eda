using System.Text;
using Rca.PlantedLog;

namespace Rca.Benchmarks.Redaction;

/// <summary>The planted log: in memory, in chunks that end with a line, and in a file for other programs.</summary>
sealed class BenchLog : IDisposable
{
    const int ChunkBytes = 1024 * 1024;

    internal BenchLog(int megabytes)
    {
        Text = string.Concat(new LogGenerator(new LogOptions(Bytes: (long)megabytes << 20)).Lines().Select(line => line.Text + "\n"));
        Bytes = Encoding.UTF8.GetBytes(Text);
        Lines = Bytes.AsSpan().Count((byte)'\n');
        for (var at = 0; at < Bytes.Length; at = Chunks[^1].End.Value)
        {
            var rest = Bytes.AsSpan(at);
            var end = rest.Length <= ChunkBytes ? rest.Length : rest[..ChunkBytes].LastIndexOf((byte)'\n') + 1;
            Chunks.Add(at..(at + end));
        }
        Path = System.IO.Path.GetTempFileName();
        File.WriteAllBytes(Path, Bytes);
    }

    internal string Text { get; }

    internal byte[] Bytes { get; }

    internal int Lines { get; }

    internal List<Range> Chunks { get; } = [];

    internal string Path { get; }

    public void Dispose() => File.Delete(Path);
}
