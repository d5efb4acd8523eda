using System.CommandLine;
using System.Security.Cryptography;
using Rca.Core.Signing;

namespace Rca.Pipeline.Commands;

/// <summary>The keys whose seals a reader believes: those that are named, and no others.</summary>
static class TrustedKeys
{
    public static Option<string[]> Option() => new("--key")
    {
        Description = "a public key (PEM) whose seal you trust; once for each, such as the old one and the new one of a rotation",
        DefaultValueFactory = static _ => [],
    };

    public static IReadOnlyList<SigningPublicKey> Read(IReadOnlyList<string> paths) => [.. paths.Select(Read)];

    static SigningPublicKey Read(string path)
    {
        try
        {
            return SigningPublicKey.FromPem(File.ReadAllText(path));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"--key {path}: it cannot be read as a PEM block PUBLIC KEY of a P-256 key ('rca keys new' makes trusted/manifest.signing.public.pem)");
        }
    }
}
