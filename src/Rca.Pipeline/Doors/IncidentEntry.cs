using Rca.Contracts;

namespace Rca.Pipeline.Doors;

/// <summary>One sealed incident, and where what there is of it is read.</summary>
sealed record IncidentEntry(
    string IncidentId, int Revision, string Root, int Complete, int Planned, DateTimeOffset SealedAt, string Manifest, string Envelope, string Report)
{
    public static IncidentEntry Of(ManifestSealed announcement, IncidentLinks links)
    {
        var id = announcement.IncidentId;
        return new IncidentEntry(
            id, announcement.Revision, announcement.Root, announcement.Complete, announcement.Planned, announcement.SealedAt,
            links.Of(id, "manifest"), links.Of(id, "envelope"), links.Of(id, "report"));
    }
}
