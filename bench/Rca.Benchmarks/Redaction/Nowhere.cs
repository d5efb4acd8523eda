using System.Buffers;

namespace Rca.Benchmarks.Redaction;

/// <summary>Takes what is written and keeps none of it.</summary>
sealed class Nowhere : IBufferWriter<byte>
{
    byte[] buffer = new byte[64 * 1024];

    public void Advance(int count)
    {
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint);

    byte[] Room(int size)
    {
        if (buffer.Length < size) buffer = new byte[size];
        return buffer;
    }
}
