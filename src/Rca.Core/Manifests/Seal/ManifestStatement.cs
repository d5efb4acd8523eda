using System.Text.Json.Serialization;

namespace Rca.Core.Manifests.Seal;

/// <summary>What is signed about a manifest: an in-toto Statement, version 1.</summary>
/// <param name="Type">Which form this is.</param>
/// <param name="Subject">The manifest's file and its digest.</param>
/// <param name="PredicateType">What the predicate is.</param>
/// <param name="Predicate">What is said of it.</param>
public sealed record ManifestStatement(
    [property: JsonPropertyName("_type")] string Type,
    IReadOnlyList<StatementSubject> Subject,
    string PredicateType,
    ManifestPredicate Predicate)
{
    /// <summary>The type of the envelope's payload.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>The form of the statement.</summary>
    public const string StatementType = "https://in-toto.io/Statement/v1";

    /// <summary>The form of the predicate.</summary>
    public const string ManifestPredicateType = "urn:rca-pipeline:manifest:1";

    /// <summary>The name of the subject: the manifest's file.</summary>
    public const string SubjectName = "manifest.json";

    /// <summary>The statement about a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="sha256">The SHA-256 of its document, in lower-case hexadecimal.</param>
    public static ManifestStatement Of(Manifest manifest, string sha256)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var (header, items) = (manifest.Payload.Header, manifest.Payload.Items);
        return new ManifestStatement(
            StatementType, [new StatementSubject(SubjectName, new SubjectDigest(sha256))], ManifestPredicateType,
            new ManifestPredicate(header.IncidentId, header.PlanId, manifest.Root, items.Count, header.Completeness, manifest.Assembly));
    }
}
