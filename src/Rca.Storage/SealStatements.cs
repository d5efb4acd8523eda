using System.Text;
using Rca.Core.Stores;

namespace Rca.Storage;

/// <summary>The statements that a sealed manifest becomes.</summary>
static class SealStatements
{
    public static IReadOnlyList<Statement> AddManifest(SealedManifest manifest) =>
    [
        new(Statements.LockPlan, ("plan", manifest.Announcement.PlanId)),
        new(
            Statements.AddManifest,
            ("incident", manifest.Announcement.IncidentId),
            ("revision", manifest.Announcement.Revision),
            ("plan", manifest.Announcement.PlanId),
            ("announcement", SqlIncidentStore.Write(manifest.Announcement)),
            ("document", manifest.Document),
            ("envelope", manifest.Envelope),
            ("bytes", Bytes(manifest.Document) + Bytes(manifest.Envelope))),
    ];

    public static IReadOnlyList<Statement> Finish(SealedManifest manifest) =>
    [
        new(Statements.ClosePlan, ("plan", manifest.Announcement.PlanId), ("closings", manifest.Closings), ("none", TimeSpan.Zero)),
        new(RevisionStatements.Revised, ("plan", manifest.Announcement.PlanId), ("closings", manifest.Closings)),
        new(Statements.CloseItems, ("plan", manifest.Announcement.PlanId)),
        new(SharingStatements.DropParts, ("plan", manifest.Announcement.PlanId)),

        // In one order for all: two manifests that share evidence would else wait for each other in a circle.
        .. manifest.Evidence.OrderBy(piece => piece.Key, StringComparer.Ordinal)
            .SelectMany(piece => (Statement[])
            [
                new(Statements.AddEvidence, ("sha256", piece.Key), ("document", piece.Value), ("bytes", Bytes(piece.Value))),
                new(Statements.WantEvidence, ("incident", manifest.Announcement.IncidentId), ("revision", manifest.Announcement.Revision), ("sha256", piece.Key)),
            ]),
    ];

    static long Bytes(string text) => Encoding.UTF8.GetByteCount(text);
}
