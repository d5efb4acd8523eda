using Rca.Pipeline.Output;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Commands;

/// <summary>One run of the filter: reads, redacts, writes what is certain whenever the input pauses, and at the end, however it ends, the receipt.</summary>
sealed class RedactRun(RedactFilter filter, RedactionPolicy policy, RedactReceiptFile? receipt)
{
    const int ChunkBytes = 64 * 1024;

    public async Task<int> RunAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(input, output, cancellationToken);
        }
        catch (RedactPipeClosedException)
        {
            // Whoever read us has had enough, as head has: that is no fault.
        }
        finally
        {
            receipt?.Write(filter.Receipt, policy);
        }

        return filter.HasWithheld ? ExitCode.Gaps : ExitCode.Complete;
    }

    async Task ReadAsync(Stream input, Stream output, CancellationToken cancellationToken)
    {
        var buffer = new byte[ChunkBytes];
        try
        {
            // A read of a terminal or a pipe cannot be interrupted: what is cancelled is the waiting for it.
            while (await input.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken) is var length and > 0)
            {
                filter.Write(buffer.AsSpan(0, length));
                // Less than was asked for: nothing more is there now.
                if (length < buffer.Length) filter.Flush();
                PassOn(output);
            }
        }
        finally
        {
            filter.Complete();
            PassOn(output);
        }
    }

    void PassOn(Stream output)
    {
        if (filter.Output.WrittenCount == 0) return;
        try
        {
            output.Write(filter.Output.WrittenSpan);
            output.Flush();
        }
        catch (IOException e) when (RedactPipeClosedException.IsMeantBy(e))
        {
            throw new RedactPipeClosedException();
        }

        filter.Output.ResetWrittenCount();
    }
}
