using Rca.Contracts;

namespace Rca.Pipeline.Doors;

/// <summary>One sealed incident, and where what there is of it is read.</summary>
sealed record IncidentEntry(
    string IncidentId, int Revision, string Root, int Complete, int Planned, DateTimeOffset SealedAt, string Manifest, string Envelope, string Report)
{
    public static IncidentEntry Of(ManifestSealed announcement, Uri? externalUrl)
    {
        var at = $"{externalUrl?.OriginalString.TrimEnd('/')}/api/v1/incidents/{announcement.IncidentId}";
        return new IncidentEntry(
            announcement.IncidentId, announcement.Revision, announcement.Root, announcement.Complete, announcement.Planned, announcement.SealedAt,
            at + "/manifest", at + "/envelope", at + "/report");
    }
}
