using Rca.Connectors.Postgres.Views.Evidence;

namespace Rca.Connectors.Postgres.Views;

/// <summary>What the catalog says of a view that is locked; no digest and no owner where there is none.</summary>
sealed record ViewInspection(string? Digest, ViewOwner Owner, IReadOnlyList<ViewFinding> Findings)
{
    public static ViewInspection Missing { get; } = new(null, ViewOwner.Unknown, [new ViewFinding(ViewRule.V00Missing, ViewFunction.None, BuiltIn: null)]);
}
