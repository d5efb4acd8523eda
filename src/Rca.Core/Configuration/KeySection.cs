using System.Security.Cryptography;
using Rca.Core.Configuration.Shape;
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
    const string Manifest = "manifest";
    const string Sources = "sources";

    /// <summary>The keys of <c>keys</c>.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } =
    [
        new SecretKey("sealingPublic", "To whom collectors seal captured evidence: the redactor's public key."),
        new SecretKey("sealingPrivate", "What the redactor opens captured evidence with."),
        new SecretKey("tokens", "What intake and redactor make pseudonyms with; the same in both."),
        new SectionKey(Signing, "The private keys that messages are signed with.",
        [
            new SecretKey(Planner, "What the planner signs commands with."), new SecretKey(Redactor, "What the redactor signs evidence with."),
            new SecretKey(Manifest, "What the aggregator signs manifests with."),
            new NamedKey(Sources, "What each source signs with, by its name.", new SecretKey("NAME", "The private key of this source.")),
        ]),
        new SectionKey(Accepted, "The public keys whose signatures are accepted; several each, for rotation.",
        [
            new SecretsKey(Planner, "The planner's, which collectors accept."), new SecretsKey(Redactor, "The redactor's, which the aggregator accepts."),
            new NamedKey(Sources, "Those of each source, by its name, which the redactor accepts.", new SecretsKey("NAME", "The public keys of this source.")),
        ]),
    ];

    /// <summary>The section <c>keys</c>, with the keys that it may have.</summary>
    /// <param name="root">The top of the file.</param>
    /// <param name="sources">The names of all sources of the file.</param>
    public static ConfigSection Of(ConfigSection root, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(sources);
        var keys = root.Section("keys");
        foreach (var key in Keys) keys.Has(key.Name);
        keys.RefuseUnknownKeys();
        var signing = keys.Section(Signing);
        signing.Has(Manifest);
        foreach (var part in (ReadOnlySpan<ConfigSection>)[signing, keys.Section(Accepted)])
        {
            foreach (var key in (ReadOnlySpan<string>)[Planner, Redactor, Sources]) part.Has(key);
            part.RefuseUnknownKeys();
            var bySource = part.Section(Sources);
            foreach (var source in sources) bySource.Has(source);
            bySource.RefuseUnknownKeys();
        }

        return keys;
    }

    /// <summary>Reads every key that is there; problems go to the section.</summary>
    /// <param name="keys">The section.</param>
    /// <param name="sources">The names of all sources of the file.</param>
    public static void Check(ConfigSection keys, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(sources);
        var (signing, accepted) = (Part(keys, Signing), Part(keys, Accepted));
        if (keys.Has("sealingPublic")) SealingPublic(keys);
        if (keys.Has("sealingPrivate")) SealingPrivate(keys);
        if (keys.Has("tokens")) Tokens(keys);
        if (signing.Has(Planner)) PlannerSigning(keys);
        if (signing.Has(Redactor)) RedactorSigning(keys);
        if (signing.Has(Manifest)) ManifestSigning(keys);
        if (accepted.Has(Planner)) PlannerAccepted(keys);
        if (accepted.Has(Redactor)) RedactorAccepted(keys);
        SourceSigning(keys, sources.Where(signing.Section(Sources).Has));
        SourcesAccepted(keys, sources.Where(accepted.Section(Sources).Has));
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

    /// <summary><c>signing.manifest</c>: what the aggregator signs manifests with. Null after reporting a problem.</summary>
    public static SigningKey? ManifestSigning(ConfigSection keys) => Read(Part(keys, Signing), Manifest, "the key that manifests are signed with", SigningKey.FromPem);

    /// <summary><c>signing.sources</c>: what the sources of a collector sign with, by name. A source without a key is a problem.</summary>
    public static IReadOnlyDictionary<string, SigningKey> SourceSigning(ConfigSection keys, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var section = Part(keys, Signing).Section(Sources);
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
        var section = Part(keys, Accepted).Section(Sources);
        return sources.ToDictionary(s => s, s => (IReadOnlyList<SigningPublicKey>)ReadAll(section, s, $"the source {s}"), StringComparer.Ordinal);
    }

    /// <summary>The references to private keys that are there, by the path of their key.</summary>
    /// <param name="keys">The section.</param>
    /// <param name="sources">The names of all sources of the file.</param>
    public static IReadOnlyList<(string Key, SecretReference Secret)> PrivateReferences(ConfigSection keys, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var signing = Part(keys, Signing);
        var bySource = signing.Section(Sources);
        (ConfigSection Section, string Key)[] all =
        [
            (keys, "sealingPrivate"), (keys, "tokens"), (signing, Planner), (signing, Redactor), (signing, Manifest), .. sources.Select(s => (bySource, s)),
        ];
        return [.. from one in all where one.Section.Has(one.Key) let secret = one.Section.Secret(one.Key) where secret is not null select ($"{one.Section.Path}.{one.Key}", secret)];
    }

    /// <summary>The private keys whose public half the file names elsewhere, and names wrongly; only what can be read is compared.</summary>
    /// <param name="keys">The section.</param>
    /// <param name="sources">The names of all sources of the file.</param>
    public static IReadOnlyList<(string Private, string Public)> Strangers(ConfigSection keys, IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var (signing, accepted, strangers) = (Part(keys, Signing), Part(keys, Accepted), new List<(string, string)>());
        if (keys.Has("sealingPrivate") && keys.Has("sealingPublic") && SealingPrivate(keys) is { } opens && SealingPublic(keys) is { } seals && opens.KeyId != seals.KeyId)
            strangers.Add(("keys.sealingPrivate", "keys.sealingPublic"));
        Compare(signing, accepted, Planner, () => PlannerSigning(keys), () => PlannerAccepted(keys));
        Compare(signing, accepted, Redactor, () => RedactorSigning(keys), () => RedactorAccepted(keys));
        foreach (var source in sources)
            Compare(signing.Section(Sources), accepted.Section(Sources), source, () => SourceSigning(keys, [source]).GetValueOrDefault(source), () => SourcesAccepted(keys, [source])[source]);
        return strangers;

        void Compare(ConfigSection mine, ConfigSection theirs, string name, Func<SigningKey?> key, Func<IReadOnlyList<SigningPublicKey>> halves)
        {
            if (mine.Has(name) && theirs.Has(name) && key() is { } signs && halves() is { Count: > 0 } known && known.All(k => k.KeyId != signs.KeyId))
                strangers.Add(($"{mine.Path}.{name}", $"{theirs.Path}.{name}"));
        }
    }

    static ConfigSection Part(ConfigSection keys, string name)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Section(name);
    }

    static List<SigningPublicKey> ReadAll(ConfigSection section, string key, string whose)
    {
        var references = section.Texts(key);
        if (references.Count == 0) section.ReportMissing(key, $"the public signing keys of {whose}, each as '- ${{file:PATH}}'");
        var keys = new List<SigningPublicKey>();
        for (var i = 0; i < references.Count; i++)
            if (section.Secret(key, i, references[i]) is { } secret && secret.Problem() is null
                && Parse(secret, SigningPublicKey.FromPem, () => section.Report(key, i, NotThat($"a public signing key of {whose}", ""))) is { } parsed)
                keys.Add(parsed);

        return keys;
    }

    static T? Read<T>(ConfigSection keys, string key, string what, Func<string, T> parse, string options = "") where T : class
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!keys.Has(key))
        {
            keys.ReportMissing(key, $"{what} as ${{file:PATH}} ('rca keys new DIR{options}' makes one)");
            return null;
        }

        return keys.Secret(key) is { } secret && secret.Problem() is null ? Parse(secret, parse, () => keys.Report(key, NotThat(what, options))) : null;
    }

    static T? Parse<T>(SecretReference secret, Func<string, T> parse, Action report) where T : class
    {
        try
        {
            return parse(secret.Read());
        }
        catch (Exception e) when (e is CryptographicException or FormatException or InvalidOperationException)
        {
            report();
            return null;
        }
    }

    static string NotThat(string what, string options) =>
        $"found something else behind the reference (not shown), expected {what} ('rca keys new DIR{options}' makes one)";
}
