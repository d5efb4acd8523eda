using System.Security.Cryptography;
using Rca.Core.Sealing;
using Rca.Redaction;

namespace Rca.Pipeline.Hosting;

/// <summary>The keys of one process that has all roles: made at first start and kept, or made for one run.</summary>
sealed record EmbeddedKeys(SealingKey Sealing, byte[] Tokens)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public RedactionEngine Engine() => new(TokenKeys.From(Tokens));

    public static EmbeddedKeys Ephemeral() => new(SealingKey.Create(), RandomNumberGenerator.GetBytes(32));

    /// <summary>The keys of a state directory; made there when it has none.</summary>
    public static EmbeddedKeys Of(string stateDirectory) => new(
        SealingKey.FromPem(ReadOrMake(Path.Combine(stateDirectory, KeyFiles.SealingPrivate), static () => SealingKey.Create().ToPem())),
        Convert.FromBase64String(ReadOrMake(Path.Combine(stateDirectory, KeyFiles.Tokens), static () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))));

    public static string ReadOrMake(string path, Func<string> make)
    {
        if (!File.Exists(path)) KeyFiles.Write(path, make(), OwnerOnly);
        return File.ReadAllText(path).Trim();
    }
}
