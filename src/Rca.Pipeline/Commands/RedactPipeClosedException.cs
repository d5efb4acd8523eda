namespace Rca.Pipeline.Commands;

/// <summary>Nobody reads our output any more.</summary>
sealed class RedactPipeClosedException : Exception
{
    const int UnixBrokenPipe = 32;
    const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    const int WindowsNoData = unchecked((int)0x800700E8);

    public static bool IsMeantBy(IOException e) => e.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
