using System.Security.Cryptography;
using Rca.Core.Configuration.Shape;
using Rca.Core.Sealing;

namespace Rca.Core.Configuration;

/// <summary>Reads the keys of a role. Each role's file names only the keys that it may hold.</summary>
public static class KeySection
{
    /// <summary>The keys of <c>keys</c>.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } =
    [
        new SecretKey("sealingPublic", "The public key of the redaction stage, which collectors seal to."),
        new SecretKey("sealingPrivate", "The private key of the redaction stage."),
        new SecretKey("tokens", "The key of intake and redaction that pseudonyms are made with."),
    ];

    /// <summary>The section <c>keys</c>, with the keys that it may have.</summary>
    public static ConfigSection Of(ConfigSection root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var keys = root.Section("keys");
        foreach (var key in Keys) keys.Has(key.Name);
        keys.RefuseUnknownKeys();
        return keys;
    }

    /// <summary>Reads every key that is there; problems go to the section.</summary>
    public static void Check(ConfigSection root)
    {
        var keys = Of(root);
        if (keys.Has("sealingPublic")) SealingPublic(keys);
        if (keys.Has("sealingPrivate")) SealingPrivate(keys);
        if (keys.Has("tokens")) Tokens(keys);
    }

    /// <summary><c>sealingPublic</c>: to whom a collector seals. Null after reporting a problem.</summary>
    public static SealingPublicKey? SealingPublic(ConfigSection keys) => Read(keys, "sealingPublic", "the public key of the redaction stage", SealingPublicKey.FromPem);

    /// <summary><c>sealingPrivate</c>: what the redaction stage opens with. Null after reporting a problem.</summary>
    public static SealingKey? SealingPrivate(ConfigSection keys) => Read(keys, "sealingPrivate", "the private key of the redaction stage", SealingKey.FromPem);

    /// <summary><c>tokens</c>: 32 random bytes or more in base64, which pseudonyms are made with. Null after reporting a problem.</summary>
    public static byte[]? Tokens(ConfigSection keys) => Read(keys, "tokens", "a token key", text =>
    {
        var bytes = Convert.FromBase64String(text);
        return bytes.Length >= 32 ? bytes : throw new FormatException();
    });

    static T? Read<T>(ConfigSection keys, string key, string what, Func<string, T> parse) where T : class
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!keys.Has(key))
        {
            keys.ReportMissing(key, $"{what} as ${{file:PATH}} ('rca keys new DIR' makes one)");
            return null;
        }

        if (keys.Secret(key) is not { } secret || secret.Problem() is not null) return null;
        try
        {
            return parse(secret.Read());
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            keys.Report(key, $"found something else behind the reference (not shown), expected {what} ('rca keys new DIR' makes one)");
            return null;
        }
    }
}
