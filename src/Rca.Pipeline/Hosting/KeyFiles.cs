using System.Security.Cryptography;
using Rca.Core.Sealing;
using Rca.Core.Signing;

namespace Rca.Pipeline.Hosting;

/// <summary>The files that keys are kept in, and how their content is made.</summary>
static class KeyFiles
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode Everyone = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The bytes of the key that tokens are made with.</summary>
    public const int TokenBytes = 32;

    public const string SealingPrivate = "sealing.private.pem";
    public const string SealingPublic = "sealing.public.pem";
    public const string Tokens = "tokens.key";
    public const string SourceState = "source-state.key";

    public static string SigningPrivate(string author) => $"{author}.signing.private.pem";

    public static string SigningPublic(string author) => $"{author}.signing.public.pem";

    public static string NewSealing() => SealingKey.Create().ToPem();

    public static string NewSigning() => SigningKey.Create().ToPem();

    public static string NewTokens() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Writes a new file with these rights from its first byte on; an existing one is never overwritten.</summary>
    public static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
