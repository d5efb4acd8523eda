using System.Text.Json;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Verifying;
using Rca.Core.Signing;

namespace Rca.Pipeline.Reports;

/// <summary>What a report is made of: a manifest, its evidence, and what holds of it.</summary>
sealed class IncidentReport
{
    readonly Dictionary<string, JsonElement?> _evidence = new(StringComparer.Ordinal);
    readonly Func<string, byte[]?> _read;

    IncidentReport(Manifest manifest, Verification verification, Func<string, byte[]?> read) =>
        (Manifest, Verification, _read) = (manifest, verification, read);

    public Manifest Manifest { get; }

    /// <summary>What verifying it said.</summary>
    public Verification Verification { get; }

    public ManifestHeader Header => Manifest.Payload.Header;

    public IReadOnlyList<ManifestItem> Items => Manifest.Payload.Items;

    /// <summary>When what happened, once each; of an old manifest made anew, for it follows from the items.</summary>
    public Timeline Timeline => field ??= Once(Header.Timeline ?? TimelineBuilder.Of(Header.Incident, Header.Window, Items));

    /// <returns>Null when it is no manifest of a known form.</returns>
    public static IncidentReport? Of(ManifestBundle bundle, IReadOnlyList<SigningPublicKey> trusted)
    {
        var verification = ManifestVerifier.Verify(bundle, trusted);
        return verification.Manifest is { } manifest ? new IncidentReport(manifest, verification, bundle.ReadEvidence) : null;
    }

    /// <summary>A piece of evidence; null when it is not there or no JSON.</summary>
    public JsonElement? Evidence(string sha256)
    {
        if (_evidence.TryGetValue(sha256, out var known)) return known;
        return _evidence[sha256] = Parse(_read(sha256));
    }

    /// <summary>Every piece of one kind, with its item.</summary>
    public IEnumerable<(ManifestItem Item, EvidenceReference Reference, JsonElement Json)> OfKind(string kind) =>
        from item in Items
        from reference in item.Evidence
        where string.Equals(reference.Kind, kind, StringComparison.Ordinal)
        let json = Evidence(reference.Sha256)
        where json is not null
        select (item, reference, json.Value);

    // Two items may tell one thing in evidence of their own: a merge stands among the merges, and with the deployment that brought it.
    Timeline Once(Timeline timeline) => timeline with
    {
        Points =
        [
            .. timeline.Points.GroupBy(p => (p.What, p.Earliest, p.Latest, p.Source, Told(p)))
                .SelectMany(same => same.Where(p => p.CommandId == same.First().CommandId))
                .OrderBy(p => p.Earliest).ThenBy(p => p.Latest),
        ],
    };

    string Told(TimelineEntry point) => Evidence(point.Sha256) is { } json ? string.Join('\n', Gist.Of(json).Select(g => g.Value)) : point.Sha256;

    static JsonElement? Parse(byte[]? json)
    {
        try
        {
            return json is null ? null : JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
