using System.Globalization;
using System.Runtime.CompilerServices;
using Rca.Connectors.GitHub.Evidence;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Capabilities;

static class Deployments
{
    public const string Id = "github.deployments";
    public const string Permission = "Deployments: read";
    const int MaximumStatusReads = 20;

    public static CapabilityDescriptor Descriptor { get; } = new(
        Id,
        "Deployments",
        "What was deployed where in the window, how did it go, what was deployed there before, and which changes lie in between?",
        $"One request for every 100 deployments since the window's start, at most {GitHubApi.MaximumPages}, "
        + $"two for the statuses of each of the {MaximumStatusReads} newest in it and who approved it, and two for what changed with each of the {DeploymentRanges.Maximum} newest, by which pull requests.",
        [RepositoryScope.Key, new(RepositoryScope.Environment, ScopeForm.Word, Required: false)],
        [EvidenceKind.Of<DeploymentEvidence>(), EvidenceKind.Of<DeploymentRangeEvidence>(), EvidenceKind.Of<PullRequestEvidence>()],
        Needs: [Permission],
        MayUse: [Commits.Permission, PullRequests.Permission, WorkflowRuns.Permission]);

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
        if (request.Scope.TryGetValue(RepositoryScope.Environment, out var environment)) query["environment"] = environment;
        var seen = new HashSet<long>();
        var withoutPrevious = new HashSet<string>(StringComparer.Ordinal);
        var line = new List<DeploymentSeen>();
        var (statusReads, statusesLeft) = (0, false);
        var approvals = new Approvals(api, request);
        await foreach (var page in api.PagesAsync<IReadOnlyList<WireDeployment>>(RepositoryScope.Address(request.Scope, "deployments"), query, Permission, cancellationToken))
        {
            foreach (var listed in page.Body.Where(d => d.CreatedAt <= request.Window.To && seen.Add(d.Id)))
            {
                if (listed.CreatedAt < request.Window.From)
                {
                    if (!withoutPrevious.Remove(listed.Environment)) continue;
                    line.Add(new DeploymentSeen(listed, IsInWindow: false, HasFailed: false));
                    yield return Item(listed, DeploymentPosition.BeforeWindow, Statuses.NotRead, page.ReceivedAt);
                    continue;
                }

                withoutPrevious.Add(listed.Environment);
                var statuses = statusReads++ < MaximumStatusReads ? await StatusesAsync(api, request, listed, approvals, cancellationToken) : Statuses.NotRead;
                statusesLeft |= statuses.More;
                line.Add(new DeploymentSeen(listed, IsInWindow: true, HasFailed(statuses.Read)));
                yield return Item(listed, DeploymentPosition.InWindow, statuses, page.ReceivedAt);
                if (statuses.Failure is { } failure) throw failure;
            }

            // Newest first: past the window's start only the previous ones are wanted, and those only from what was read anyway.
            if (page.Body.Any(d => d.CreatedAt < request.Window.From)) break;
        }

        await foreach (var range in DeploymentRanges.CollectAsync(api, request, line, cancellationToken)) yield return range;
        if (approvals.Refusal is { } refusal) throw refusal;
        if (statusesLeft)
            throw new SourceFailureException(
                Outcome.Truncated, "status-budget", $"statuses were read for the {MaximumStatusReads} newest deployments only, and at most {GitHubApi.PageSize} of each");
        if (DeploymentRanges.IsMore(line))
            throw new SourceFailureException(
                Outcome.Truncated, "range-budget", $"what changed was read for the {DeploymentRanges.Maximum} newest deployments only");
    }

    static async Task<Statuses> StatusesAsync(
        GitHubApi api, CollectRequest request, WireDeployment deployment, Approvals approvals, CancellationToken cancellationToken)
    {
        var address = RepositoryScope.Address(request.Scope, $"deployments/{deployment.Id.ToString(CultureInfo.InvariantCulture)}/statuses");
        IReadOnlyList<DeploymentStatusEvidence>? read = null;
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
        try
        {
            var page = await api.GetAsync<IReadOnlyList<WireDeploymentStatus>>(address, query, Permission, cancellationToken);
            read =
            [
                .. page.Body.Where(s => s.CreatedAt <= request.Window.To)
                    .Select(s => new DeploymentStatusEvidence(ClosedWord.Of(s.State, DeploymentState.Other), s.CreatedAt)),
            ];
            return new Statuses(read, await approvals.ReadAsync(deployment, page.Body, cancellationToken), More: page.Next is not null, null);
        }
        catch (SourceFailureException e)
        {
            return new Statuses(read, null, More: false, e);
        }
    }

    // One that succeeded and was replaced has a later status of another kind.
    static bool HasFailed(IReadOnlyList<DeploymentStatusEvidence>? statuses) =>
        statuses is not null && statuses.Any(s => s.State is DeploymentState.Failure or DeploymentState.Error) && !statuses.Any(s => s.State == DeploymentState.Success);

    static CapturedItem Item(WireDeployment listed, DeploymentPosition position, Statuses statuses, DateTimeOffset observedAt) => new(
        new DeploymentEvidence(
            listed.Id, position, listed.Sha, listed.Ref, listed.Environment, listed.CreatedAt, listed.Creator?.Login, statuses.Read, statuses.Approvals),
        observedAt,
        listed.CreatedAt);

    /// <summary>The statuses of one deployment and who approved it; or why they could not be read, so that what the list said is kept.</summary>
    sealed record Statuses(
        IReadOnlyList<DeploymentStatusEvidence>? Read, IReadOnlyList<ApprovalEvidence>? Approvals, bool More, SourceFailureException? Failure)
    {
        public static Statuses NotRead { get; } = new(null, null, More: true, null);
    }
}
