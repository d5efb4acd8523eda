using System.Text;

namespace Rca.Pipeline.Commands;

/// <summary>Reads small files that a person names on the command line.</summary>
static class RedactInputFile
{
    const int MaxBytes = 1024 * 1024;
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="BadInputException">It cannot be read, or is no text in UTF-8.</exception>
    public static string Text(string path)
    {
        try
        {
            var bytes = Bytes(path).AsSpan();
            return Utf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"{path}: found bytes that are not UTF-8, expected a text in UTF-8");
        }
    }

    /// <exception cref="BadInputException">It cannot be read, or is too large.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            // The length of what is no regular file is not known before it is read.
            var bytes = new byte[MaxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaxBytes ? bytes[..length] : throw new BadInputException($"{path}: found a file larger than {MaxBytes} bytes, expected at most that many");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: the file {(File.Exists(path) ? "cannot be read" : "does not exist")}");
        }
    }
}
