using Microsoft.Win32.SafeHandles;

namespace Rca.Pipeline.Commands;

/// <summary>Standard input and output as bytes.</summary>
sealed class RedactPipes(Stream input, Stream output) : IDisposable
{
    const int StandardOutput = 1;

    public Stream Input { get; } = input;

    public Stream Output { get; } = output;

    public static RedactPipes OfProcess() => new(Console.OpenStandardInput(), OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : UnixOutput());

    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
    }

    // The console's own stream does not tell that a pipe was closed, and would read on for nobody;
    // a file stream tells it, but keeps a position of its own, which is wrong for a file that others write to as well.
    static Stream UnixOutput()
    {
        var pipe = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
