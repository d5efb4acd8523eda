using System.Buffers;
using Rca.Redaction;

namespace Rca.Pipeline.Commands;

/// <summary>Turns chunks of input into redacted output: the one place that knows how each mode is redacted.</summary>
abstract class RedactFilter
{
    /// <summary>What is ready to leave. Whoever writes it on clears it.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new();

    public abstract Receipt Receipt { get; }

    public bool HasWithheld => Receipt.Withheld.Count > 0;

    public static RedactFilter Of(RedactMode mode, RedactionEngine engine) => mode switch
    {
        RedactMode.JsonLines => new RedactJsonLines(engine),
        RedactMode.Json => new OfStream(engine, StreamFormat.Json),
        RedactMode.Yaml => new OfStream(engine, StreamFormat.Yaml),
        _ => new OfStream(engine, StreamFormat.Text),
    };

    /// <summary>Takes the next bytes, which may end anywhere.</summary>
    public abstract void Write(ReadOnlySpan<byte> chunk);

    /// <summary>Puts out all that is certain, for an input that pauses.</summary>
    public abstract void Flush();

    /// <summary>Nothing more comes.</summary>
    public abstract void Complete();

    sealed class OfStream : RedactFilter
    {
        readonly RedactionStream _stream;

        public OfStream(RedactionEngine engine, StreamFormat format) => _stream = new RedactionStream(engine, Output, format);

        public override Receipt Receipt => _stream.Receipt;

        public override void Write(ReadOnlySpan<byte> chunk) => _stream.Write(chunk);

        public override void Flush() => _stream.Flush();

        public override void Complete() => _stream.Complete();
    }
}
