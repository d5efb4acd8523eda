namespace Rca.Connectors.GitHub.Wire;

sealed record WireApproval(string State, IReadOnlyList<WireApproval.Environment> Environments, WireUser? User = null)
{
    public sealed record Environment(string? Name = null);
}
