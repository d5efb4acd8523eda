using System.Text.RegularExpressions;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

/// <summary>Who let a deployment into a protected environment. GitHub keeps that with the run of Actions that deployed, which the statuses point to.</summary>
sealed partial class Approvals(GitHubApi api, CollectRequest request)
{
    readonly Dictionary<string, IReadOnlyList<WireApproval>?> _runs = new(StringComparer.Ordinal);

    /// <summary>Why none can be read; null while they can.</summary>
    public SourceFailureException? Refusal { get; private set; }

    /// <summary>Null for a deployment that no run of Actions made, and where they cannot be read.</summary>
    public async Task<IReadOnlyList<ApprovalEvidence>?> ReadAsync(
        WireDeployment deployment, IReadOnlyList<WireDeploymentStatus> statuses, CancellationToken cancellationToken)
    {
        if (statuses.Select(RunOf).FirstOrDefault(r => r is not null) is not { } run || Refusal is not null) return null;
        if (!_runs.TryGetValue(run, out var approvals)) _runs[run] = approvals = await AskAsync(run, cancellationToken);
        return approvals is null ? null :
        [
            .. approvals.Where(a => a.Environments.Any(e => string.Equals(e.Name, deployment.Environment, StringComparison.OrdinalIgnoreCase)))
                .Select(a => new ApprovalEvidence(ClosedWord.Of(a.State, ApprovalState.Other), a.User?.Login)),
        ];
    }

    async Task<IReadOnlyList<WireApproval>?> AskAsync(string run, CancellationToken cancellationToken)
    {
        try
        {
            var address = RepositoryScope.Address(request.Scope, $"actions/runs/{run}/approvals");
            return (await api.GetAsync<IReadOnlyList<WireApproval>>(address, null, WorkflowRuns.Permission, cancellationToken)).Body;
        }
        catch (SourceFailureException e) when (e.Outcome == Outcome.Forbidden)
        {
            // The run may be gone, or of another repository; without the permission none can be read, and the deployments still can.
            if (e.Reason != GitHubFailures.NotVisible) Refusal = e;
            return null;
        }
    }

    // Of the address nothing is used but the number.
    static string? RunOf(WireDeploymentStatus status) =>
        RunPattern().Match(status.LogUrl ?? "") is { Success: true } log ? log.Groups[1].Value
        : RunPattern().Match(status.TargetUrl ?? "") is { Success: true } target ? target.Groups[1].Value
        : null;

    [GeneratedRegex(@"/actions/runs/([0-9]{1,18})(?:/|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex RunPattern();
}
