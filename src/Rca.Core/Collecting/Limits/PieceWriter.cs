using System.Buffers;
using System.Text.Json;
using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>Writes evidence as JSON, once, and stops where a piece would be larger than it may be. Not safe for concurrent use.</summary>
sealed class PieceWriter(int limit) : IBufferWriter<byte>, IDisposable
{
    // As JSON, roundly.
    const int PointBytes = 128;

    readonly ArrayBufferWriter<byte> _buffer = new(1024);
    Utf8JsonWriter? _writer;

    public Piece Write(CapturedItem item)
    {
        var kind = EvidenceWriter.Of(item.Evidence.GetType());
        _buffer.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(this);
        _writer.Reset(this);
        try
        {
            kind.Write(_writer, item.Evidence);
            _writer.Flush();
        }
        catch (TooLargeException)
        {
            return new Piece(null, limit);
        }

        var json = JsonElement.Parse(_buffer.WrittenSpan);
        var points = (item.Evidence as IOnTimeline)?.Points(item.ObservedAt).Take(TimelinePoint.Most).ToList() is { Count: > 0 } some ? some : null;
        return new Piece(new CapturedEvidenceItem(kind.Kind, item.ObservedAt, json, item.OccurredAt, points), _buffer.WrittenCount + PointBytes * (points?.Count ?? 0));
    }

    public void Advance(int count)
    {
        if (_buffer.WrittenCount + count > limit) throw new TooLargeException();
        _buffer.Advance(count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => _buffer.GetSpan(sizeHint);

    // Disposing flushes, and what is pending may be what was too large.
    public void Dispose()
    {
        _writer?.Reset(Stream.Null);
        _writer?.Dispose();
    }

    sealed class TooLargeException : Exception;
}
