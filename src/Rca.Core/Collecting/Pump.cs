using System.Threading.Channels;

namespace Rca.Core.Collecting;

/// <summary>Draws from a connector's stream into a queue, on whatever thread the connector takes.</summary>
sealed class Pump(IConnector connector, CollectRequest request, int itemBytes, ChannelWriter<Piece> queue)
{
    long _yielded;
    bool _isHandingOver;

    /// <summary>How many pieces came.</summary>
    public long Yielded => Volatile.Read(ref _yielded);

    /// <summary>Whether a piece waits for room in the queue, which is not the connector's doing.</summary>
    public bool IsHandingOver => Volatile.Read(ref _isHandingOver);

    /// <summary>What the connector threw; to be read when the queue has ended.</summary>
    public Exception? Error { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IAsyncEnumerator<CapturedItem>? stream = null;
        try
        {
            using var writer = new PieceWriter(itemBytes);
            stream = connector.CollectAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await stream.MoveNextAsync())
            {
                // What a connector yields after its time is not kept.
                cancellationToken.ThrowIfCancellationRequested();
                Interlocked.Increment(ref _yielded);
                var piece = writer.Write(stream.Current);
                if (!queue.TryWrite(piece)) await HandOverAsync(piece, cancellationToken);
            }
        }
        catch (Exception e)
        {
            Error = e;
        }

        queue.Complete();
        if (stream is not null) await DisposeQuietlyAsync(stream);
    }

    async Task HandOverAsync(Piece piece, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isHandingOver, true);
        await queue.WriteAsync(piece, cancellationToken);
        Volatile.Write(ref _isHandingOver, false);
    }

    // What a connector does while it is disposed changes nothing about what it yielded.
    static async Task DisposeQuietlyAsync(IAsyncDisposable stream)
    {
        try
        {
            await stream.DisposeAsync();
        }
        catch (Exception)
        {
            return;
        }
    }
}
