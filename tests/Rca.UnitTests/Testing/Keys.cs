using Rca.Contracts;
using Rca.Core.Sealing;
using Rca.Core.Signing;

namespace Rca.UnitTests.Testing;

/// <summary>The keys of a deployment with two sources.</summary>
static class Keys
{
    public static SealingKey Sealing { get; } = SealingKey.Create();

    public static SigningKey Planner { get; } = SigningKey.Create();

    public static SigningKey Redactor { get; } = SigningKey.Create();

    public static SigningKey Manifest { get; } = SigningKey.Create();

    public static IReadOnlyDictionary<string, SigningKey> Sources { get; } = new Dictionary<string, SigningKey> { ["prod"] = SigningKey.Create(), ["other"] = SigningKey.Create() };

    public static IReadOnlyDictionary<string, IReadOnlyList<SigningPublicKey>> Accepted { get; } =
        Sources.ToDictionary(s => s.Key, s => (IReadOnlyList<SigningPublicKey>)[s.Value.PublicKey], StringComparer.Ordinal);

    public static EvidenceSealer Sealer { get; } = new(Sealing.PublicKey, Sources);

    public static EvidenceOpener Opener { get; } = new(Sealing, Accepted);

    /// <summary>A message as it was before it was signed.</summary>
    public static object Unsigned(object message) => message switch
    {
        SignedCommand command => new MessageVerifier([Planner.PublicKey]).Open(command),
        SignedEvidence evidence => new MessageVerifier([Redactor.PublicKey]).Open(evidence),
        _ => message,
    };
}
