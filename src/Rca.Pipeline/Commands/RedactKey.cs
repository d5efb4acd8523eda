using System.Security.Cryptography;
using System.Text;
using Rca.Pipeline.Hosting;
using Rca.Redaction;

namespace Rca.Pipeline.Commands;

/// <summary>The key that <c>rca redact</c> makes tokens with.</summary>
static class RedactKey
{
    const int MinimumBytes = 32;

    /// <summary>A key that nobody has again, and a word about it.</summary>
    public static TokenKey OfThisRun(TextWriter says)
    {
        says.WriteLine("rca redact: tokens are made with a key of this run only; --key-file FILE makes the same value the same token every time");
        return TokenKeys.From(RandomNumberGenerator.GetBytes(MinimumBytes));
    }

    /// <exception cref="BadInputException">There is no key in the file.</exception>
    public static TokenKey Read(string path)
    {
        var bytes = RedactInputFile.Bytes(path);
        if (FromBase64(bytes) is { Length: >= MinimumBytes } decoded) return TokenKeys.From(decoded);
        return bytes.Length >= MinimumBytes
            ? TokenKeys.From(bytes)
            : throw new BadInputException($"--key-file {path}: found less than {MinimumBytes} bytes, expected {MinimumBytes} random bytes or more, or base64 of them: 'rca keys new DIR' makes DIR/redactor/tokens.key, which is one");
    }

    static byte[]? FromBase64(byte[] text)
    {
        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(Encoding.Latin1.GetString(text).Trim(), decoded, out var length) ? decoded[..length] : null;
    }
}
