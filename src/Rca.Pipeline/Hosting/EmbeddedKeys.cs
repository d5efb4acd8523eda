using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Redaction;
using Rca.Redaction.Policies;

namespace Rca.Pipeline.Hosting;

/// <summary>The keys of one process that has all roles: made at first start and kept, or made for one run.</summary>
sealed record EmbeddedKeys(SealingKey Sealing, byte[] Tokens, SigningKey Planner, SigningKey Redactor, SigningKey Manifest, IReadOnlyDictionary<string, SigningKey> Sources)
{
    public IReadOnlyDictionary<string, IReadOnlyList<SigningPublicKey>> SourcesAccepted =>
        Sources.ToDictionary(s => s.Key, s => (IReadOnlyList<SigningPublicKey>)[s.Value.PublicKey], StringComparer.Ordinal);

    public RedactionEngine Engine(RedactionPolicy policy) => new(TokenKeys.From(Tokens), policy);

    public static EmbeddedKeys Ephemeral(IEnumerable<string> sources) => From(static (_, make) => make(), sources);

    /// <summary>The keys of a state directory; what it has not yet is made there, also for a source that is new.</summary>
    public static EmbeddedKeys Of(string stateDirectory, IEnumerable<string> sources) => From((name, make) => ReadOrMake(Path.Combine(stateDirectory, name), make), sources);

    static EmbeddedKeys From(Func<string, Func<string>, string> keep, IEnumerable<string> sources) => new(
        SealingKey.FromPem(keep(KeyFiles.SealingPrivate, KeyFiles.NewSealing)),
        Convert.FromBase64String(keep(KeyFiles.Tokens, KeyFiles.NewTokens)),
        SigningKey.FromPem(keep(KeyFiles.SigningPrivate("planner"), KeyFiles.NewSigning)),
        SigningKey.FromPem(keep(KeyFiles.SigningPrivate("redactor"), KeyFiles.NewSigning)),
        SigningKey.FromPem(keep(KeyFiles.SigningPrivate("manifest"), KeyFiles.NewSigning)),
        sources.ToDictionary(s => s, s => SigningKey.FromPem(keep(KeyFiles.SigningPrivate($"source-{s}"), KeyFiles.NewSigning)), StringComparer.Ordinal));

    public static string ReadOrMake(string path, Func<string> make)
    {
        if (!File.Exists(path)) KeyFiles.Write(path, make(), KeyFiles.OwnerOnly);
        return File.ReadAllText(path).Trim();
    }
}
