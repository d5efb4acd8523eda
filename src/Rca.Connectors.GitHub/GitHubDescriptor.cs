using Rca.Connectors.GitHub.Capabilities;
using Rca.Connectors.GitHub.Identity;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

static class GitHubDescriptor
{
    public static string Version { get; } = typeof(GitHubDescriptor).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The query parameters whose values the ledger shows. Not among them: cursors, which are the server's own texts.</summary>
    public static readonly string[] ShownParameters =
        ["since", "until", "per_page", "page", "sha", "environment", "created", "exclude_pull_requests", "status", "state", "sort", "direction"];

    public static ConnectorDescriptor Descriptor { get; } = new(
        "github",
        Version,
        [Commits.Descriptor, PullRequests.Descriptor, Deployments.Descriptor, Releases.Descriptor, WorkflowRuns.Descriptor],
        [
            Read(Commits.Permission, "To list the commits of a branch, those between two deployments or releases, and releases.", "repo (classic tokens have no read-only scope for private repositories)"),
            Read(PullRequests.Permission, "To list merged pull requests and who merged them.", "repo"),
            Read(Deployments.Permission, "To list deployments and their statuses.", "repo_deployment"),
            Read(WorkflowRuns.Permission, "To list runs of GitHub Actions; their logs are never read.", "repo"),
        ],
        LedgerWords: ["api", "v3", "repos", "repositories", "user", "installation", "commits", "pulls", "releases", "git", "ref", "tags", "deployments", "statuses", "actions", "runs", "compare",
            .. ShownParameters, "after", "before", "closed", "updated", "desc", "true",
            "in_progress", "queued", "requested", "waiting", "pending", "completed",
            "graphql", "reviews", "jobs", "attempts", "approvals", "filter", "latest", "app", "installations", "access_tokens"])
    {
        Findings = TokenFindings.All,
    };

    /// <summary>The permission with this id, or null.</summary>
    public static PermissionDescriptor? Find(string permission) => Descriptor.Permissions.FirstOrDefault(p => p.Id == permission);

    // None is mandatory: each serves one capability, and a source may be asked for only some of them.
    static PermissionDescriptor Read(string permission, string why, string classicScope) => new(
        permission,
        Mandatory: false,
        why,
        $"GitHub App or fine-grained personal access token: repository permission \"{permission}\" on the repositories of allowedScopes. "
        + $"Classic token: scope {classicScope}.");
}
