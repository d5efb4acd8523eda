using System.Buffers;

namespace Rca.Core.Manifests;

/// <summary>Takes what is written and holds it against bytes that are there, so that none of it is kept.</summary>
sealed class SameBytes(ReadOnlyMemory<byte> expected) : IBufferWriter<byte>
{
    byte[] buffer = new byte[1024];
    int at;
    bool differs;

    /// <summary>Whether all of the expected bytes, and no others, were written.</summary>
    public bool Holds => !differs && at == expected.Length;

    public void Advance(int count)
    {
        differs = differs || !expected.Span[at..].StartsWith(buffer.AsSpan(0, count));
        if (!differs) at += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (buffer.Length < sizeHint) buffer = new byte[sizeHint];
        return buffer;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
