using System.Security.Cryptography;
using Rca.Core.Sealing;
using Rca.Core.Signing;

namespace Rca.Core.Configuration;

/// <summary>Reads the keys of a role. Each role's file names only the keys that it may hold.</summary>
public static class KeySection
{
    const string Signing = "signing";
    const string Accepted = "accepted";
    const string Planner = "planner";
    const string Redactor = "redactor";

    /// <summary>The section <c>keys</c>, with the keys that it may have.</summary>
    /// <param name="root">The top of the file.</param>
    /// <param name="sources">The names of all sources of the file.</param>
    public static ConfigSection Of(ConfigSection root, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(sources);
        var keys = root.Section("keys");
        foreach (var key in (ReadOnlySpan<string>)["sealingPublic", "sealingPrivate", "tokens", Signing, Accepted]) keys.Has(key);
        keys.RefuseUnknownKeys();
        foreach (var part in (ReadOnlySpan<ConfigSection>)[keys.Section(Signing), keys.Section(Accepted)])
        {
            foreach (var key in (ReadOnlySpan<string>)[Planner, Redactor, "sources"]) part.Has(key);
            part.RefuseUnknownKeys();
            var bySource = part.Section("sources");
            foreach (var source in sources) bySource.Has(source);
            bySource.RefuseUnknownKeys();
        }

        return keys;
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

    /// <summary><c>signing.planner</c>: what the planner signs commands with. Null after reporting a problem.</summary>
    public static SigningKey? PlannerSigning(ConfigSection keys) => Read(Part(keys, Signing), Planner, "the planner's signing key", SigningKey.FromPem);

    /// <summary><c>signing.redactor</c>: what the redactor signs evidence with. Null after reporting a problem.</summary>
    public static SigningKey? RedactorSigning(ConfigSection keys) => Read(Part(keys, Signing), Redactor, "the redactor's signing key", SigningKey.FromPem);

    /// <summary><c>signing.sources</c>: what the sources of a collector sign with, by name. A source without a key is a problem.</summary>
    public static IReadOnlyDictionary<string, SigningKey> SourceSigning(ConfigSection keys, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var section = Part(keys, Signing).Section("sources");
        return sources.Select(s => (Name: s, Key: Read(section, s, $"the signing key of the source {s}", SigningKey.FromPem, $" --source {s}")))
            .Where(s => s.Key is not null).ToDictionary(s => s.Name, s => s.Key!, StringComparer.Ordinal);
    }

    /// <summary><c>accepted.planner</c>: the planner's public keys. Empty after reporting a problem.</summary>
    public static IReadOnlyList<SigningPublicKey> PlannerAccepted(ConfigSection keys) => ReadAll(Part(keys, Accepted), Planner, "the planner");

    /// <summary><c>accepted.redactor</c>: the redactor's public keys. Empty after reporting a problem.</summary>
    public static IReadOnlyList<SigningPublicKey> RedactorAccepted(ConfigSection keys) => ReadAll(Part(keys, Accepted), Redactor, "the redactor");

    /// <summary><c>accepted.sources</c>: the public keys of each source, by name. A source without a key is a problem.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<SigningPublicKey>> SourcesAccepted(ConfigSection keys, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var section = Part(keys, Accepted).Section("sources");
        return sources.ToDictionary(s => s, s => (IReadOnlyList<SigningPublicKey>)ReadAll(section, s, $"the source {s}"), StringComparer.Ordinal);
    }

    static ConfigSection Part(ConfigSection keys, string name)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Section(name);
    }

    static List<SigningPublicKey> ReadAll(ConfigSection section, string key, string whose)
    {
        var references = section.Texts(key);
        if (references.Count == 0) section.Report(key, $"missing, expected the public signing keys of {whose}, each as '- ${{file:PATH}}'");
        var keys = new List<SigningPublicKey>();
        foreach (var reference in references)
        {
            if (!SecretReference.TryParse(reference, section.BaseDirectory, out var secret)) section.Report(key, "found a literal value (not shown), expected ${env:NAME} or ${file:PATH}");
            else if (secret.Problem() is { } problem) section.Report(key, problem);
            else if (Parse(section, key, $"a public signing key of {whose}", secret, SigningPublicKey.FromPem, "") is { } parsed) keys.Add(parsed);
        }

        return keys;
    }

    static T? Read<T>(ConfigSection keys, string key, string what, Func<string, T> parse, string options = "") where T : class
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!keys.Has(key))
        {
            keys.Report(key, $"missing, expected {what} as ${{file:PATH}} ('rca keys new DIR{options}' makes one)");
            return null;
        }

        return keys.Secret(key) is { } secret && secret.Problem() is null ? Parse(keys, key, what, secret, parse, options) : null;
    }

    static T? Parse<T>(ConfigSection keys, string key, string what, SecretReference secret, Func<string, T> parse, string options) where T : class
    {
        try
        {
            return parse(secret.Read());
        }
        catch (Exception e) when (e is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            keys.Report(key, $"what the reference holds is not {what} ('rca keys new DIR{options}' makes one)");
            return null;
        }
    }
}
