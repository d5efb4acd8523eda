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
        + $"one for the statuses of each of the {MaximumStatusReads} newest in it, and one for what changed with each of the {DeploymentRanges.Maximum} newest.",
        [RepositoryScope.Key, new(RepositoryScope.Environment, ScopeForm.Word, Required: false)],
        [EvidenceKind.Of<DeploymentEvidence>(), EvidenceKind.Of<DeploymentRangeEvidence>()],
        Needs: [Permission],
        MayUse: [Commits.Permission]);

    public static async IAsyncEnumerable<CapturedItem> CollectAsync(
        GitHubApi api, CollectRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
        if (request.Scope.TryGetValue(RepositoryScope.Environment, out var environment)) query["environment"] = environment;
        var seen = new HashSet<long>();
        var withoutPrevious = new HashSet<string>(StringComparer.Ordinal);
        var line = new List<DeploymentSeen>();
        var (statusReads, statusesLeft) = (0, false);
        await foreach (var page in api.PagesAsync<IReadOnlyList<WireDeployment>>(RepositoryScope.Address(request.Scope, "deployments"), query, Permission, cancellationToken))
        {
            foreach (var listed in page.Body.Where(d => d.CreatedAt <= request.Window.To && seen.Add(d.Id)))
            {
                if (listed.CreatedAt < request.Window.From)
                {
                    if (!withoutPrevious.Remove(listed.Environment)) continue;
                    line.Add(new DeploymentSeen(listed, IsInWindow: false, HasFailed: false));
                    yield return Item(listed, DeploymentPosition.BeforeWindow, null, page.ReceivedAt);
                    continue;
                }

                withoutPrevious.Add(listed.Environment);
                var statuses = statusReads++ < MaximumStatusReads ? await StatusesAsync(api, request, listed.Id, cancellationToken) : Statuses.NotRead;
                statusesLeft |= statuses.More;
                line.Add(new DeploymentSeen(listed, IsInWindow: true, HasFailed(statuses.Read)));
                yield return Item(listed, DeploymentPosition.InWindow, statuses.Read, page.ReceivedAt);
                if (statuses.Failure is { } failure) throw failure;
            }

            // Newest first: past the window's start only the previous ones are wanted, and those only from what was read anyway.
            if (page.Body.Any(d => d.CreatedAt < request.Window.From)) break;
        }

        await foreach (var range in DeploymentRanges.CollectAsync(api, request, line, cancellationToken)) yield return range;
        if (statusesLeft)
            throw new SourceFailureException(
                Outcome.Truncated, "status-budget", $"statuses were read for the {MaximumStatusReads} newest deployments only, and at most {GitHubApi.PageSize} of each");
        if (DeploymentRanges.IsMore(line))
            throw new SourceFailureException(
                Outcome.Truncated, "range-budget", $"what changed was read for the {DeploymentRanges.Maximum} newest deployments only");
    }

    static async Task<Statuses> StatusesAsync(GitHubApi api, CollectRequest request, long id, CancellationToken cancellationToken)
    {
        var address = RepositoryScope.Address(request.Scope, $"deployments/{id.ToString(CultureInfo.InvariantCulture)}/statuses");
        var query = new Dictionary<string, string>(StringComparer.Ordinal) { ["per_page"] = GitHubApi.PageSize };
        try
        {
            var page = await api.GetAsync<IReadOnlyList<WireDeploymentStatus>>(address, query, Permission, cancellationToken);
            var read = page.Body.Where(s => s.CreatedAt <= request.Window.To)
                .Select(s => new DeploymentStatusEvidence(ClosedWord.Of(s.State, DeploymentState.Other), s.CreatedAt));
            return new Statuses([.. read], More: page.Next is not null, null);
        }
        catch (SourceFailureException e)
        {
            return new Statuses(null, More: false, e);
        }
    }

    // One that succeeded and was replaced has a later status of another kind.
    static bool HasFailed(IReadOnlyList<DeploymentStatusEvidence>? statuses) =>
        statuses is not null && statuses.Any(s => s.State is DeploymentState.Failure or DeploymentState.Error) && !statuses.Any(s => s.State == DeploymentState.Success);

    static CapturedItem Item(WireDeployment listed, DeploymentPosition position, IReadOnlyList<DeploymentStatusEvidence>? statuses, DateTimeOffset observedAt) => new(
        new DeploymentEvidence(listed.Id, position, listed.Sha, listed.Ref, listed.Environment, listed.CreatedAt, listed.Creator?.Login, statuses),
        observedAt,
        listed.CreatedAt);

    /// <summary>The statuses of one deployment; or why they could not be read, so that what the list said is kept.</summary>
    sealed record Statuses(IReadOnlyList<DeploymentStatusEvidence>? Read, bool More, SourceFailureException? Failure)
    {
        public static Statuses NotRead { get; } = new(null, More: true, null);
    }
}
