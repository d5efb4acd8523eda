namespace Rca.Redaction.Streaming;

/// <summary>What has come in and was not worked on yet.</summary>
sealed class PendingInput
{
    const int MaxStep = 16 * 1024 * 1024;

    byte[] buffer = [];
    int start;
    int end;

    internal ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    internal int Length => end - start;

    /// <summary>Where in the input it begins.</summary>
    internal long Origin { get; private set; }

    internal void Append(ReadOnlySpan<byte> chunk)
    {
        if (end + chunk.Length > buffer.Length)
            Compact(chunk.Length);
        chunk.CopyTo(buffer.AsSpan(end));
        end += chunk.Length;
    }

    internal void Take(int length)
    {
        start += length;
        Origin += length;
    }

    // What was taken held raw input: it does not stay behind.
    void Compact(int more)
    {
        var next = Length + more > buffer.Length ? new byte[Math.Max(Math.Min(buffer.Length * 2, buffer.Length + MaxStep), Length + more)] : buffer;
        var length = Length;
        Bytes.CopyTo(next);
        if (ReferenceEquals(next, buffer))
            buffer.AsSpan(length).Clear();
        (buffer, start, end) = (next, 0, length);
    }
}
