using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Seal;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Planning;
using Rca.Core.Signing;
using Rca.Core.Stores;

namespace Rca.UnitTests.Core.Manifests.Verifying;

/// <summary>A small sealed manifest as the pipeline makes it, and ways to change it.</summary>
static class SealedBundle
{
    public static readonly SigningKey Key = Plans.Key;

    static readonly Window Window = new(Plans.Start.AddHours(-1), Plans.Start);

    static readonly (string Source, Outcome Outcome, string? Refusal, string[] Evidence)[] Wanted =
    [
        ("acme-code", Outcome.Empty, null, []),
        ("billing-db", Outcome.Refused, "scope-not-allowed", []),
        ("orders-db", Outcome.Collected, null, ["{\"n\":1}", "{\"n\":2}"]),
        ("prod-eu", Outcome.Truncated, null, ["{\"n\":3}"]),
    ];

    public static ManifestBundle New()
    {
        var incident = new IncidentReported("alertmanager", Identity.DedupKey("k"), Plans.Start, [new Alert(new Dictionary<string, string> { ["alertname"] = "A" })]);
        var id = Identity.Incident(incident);
        var keys = Wanted.Select(w => PlanIdentity.Key(w.Source, "x.y", Scope(w.Refusal), w.Refusal)).ToList();
        var planId = PlanIdentity.Plan(id, "digest", Window, keys);
        var items = Wanted.Select((w, i) => new PlanItem(
            PlanIdentity.Command(planId, keys[i], Window), w.Source, "x.y", Scope(w.Refusal), 1000, w.Refusal is null ? null : new Refusal(w.Refusal, "d"))).ToList();
        var parts = Wanted.Zip(items).Where(p => p.First.Refusal is null).Select(p => Part(planId, p.Second, p.First.Outcome, p.First.Evidence));
        var plan = new Plan(planId, id, incident, Window, "digest", items);
        return Of(ManifestAssembler.Assemble(new GatheredPlan(new StoredPlan(plan, Plans.Start, Plans.Deadline, IsSealed: false), [.. parts]), Plans.Deadline, Key));
    }

    public static Manifest Read(ManifestBundle bundle) => JsonSerializer.Deserialize<Manifest>(bundle.Manifest, WireJson.Options)!;

    /// <summary>The bundle with another manifest, whose root is computed again where <paramref name="rehash"/>, as a forger would.</summary>
    public static ManifestBundle With(this ManifestBundle bundle, Func<Manifest, Manifest> change, bool rehash = true)
    {
        var changed = change(Read(bundle));
        if (rehash) changed = changed with { Root = ManifestAssembler.RootOf(changed.Payload.Header, changed.Payload.Items) };
        return bundle with { Manifest = CanonicalJson.Write(changed) };
    }

    public static ManifestBundle WithItems(this ManifestBundle bundle, Func<IReadOnlyList<ManifestItem>, IReadOnlyList<ManifestItem>> change) =>
        bundle.With(m => m with { Payload = m.Payload with { Items = change(m.Payload.Items) } });

    /// <summary>The bundle signed anew with another key, as a forger with a key of his own would.</summary>
    public static ManifestBundle SignedWith(this ManifestBundle bundle, SigningKey key)
    {
        var statement = ManifestStatement.Of(Read(bundle), Identity.Sha256(bundle.Manifest));
        return bundle with { Envelope = CanonicalJson.Write(DsseEnvelope.Sign(ManifestStatement.PayloadType, CanonicalJson.Write(statement), key)) };
    }

    static ManifestBundle Of(SealedManifest manifest) => new(
        Encoding.UTF8.GetBytes(manifest.Document), Encoding.UTF8.GetBytes(manifest.Envelope), [.. manifest.Evidence.Keys],
        sha256 => manifest.Evidence.TryGetValue(sha256, out var text) ? Encoding.UTF8.GetBytes(text) : null);

    static Dictionary<string, string> Scope(string? refusal) => refusal is null ? new() { ["database"] = "orders" } : [];

    static EvidenceCollected Part(string planId, PlanItem item, Outcome outcome, string[] evidence) => new(
        item.CommandId, planId, item.Source, "a", 0,
        [.. evidence.Select(text => new EvidenceItem("test/1", Identity.Sha256(Encoding.UTF8.GetBytes(text)), text, Plans.Start, new RedactionReceipt("p", "k", 64, text.Length, 0, []), null, Points(text)))],
        new Closing(outcome, evidence.Length, 12, [new LedgerEntry("GET", "/x", "200", 10, 3)]) with { Answered = 1, Skew = new MillisecondRange(-1, 2) });

    static IReadOnlyList<TimelinePoint> Points(string text) => [new TimelinePoint(TimelineWord.Waited, Plans.Start.AddSeconds(-text.Length), Plans.Start)];
}
