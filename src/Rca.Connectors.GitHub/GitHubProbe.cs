using Rca.Connectors.GitHub.Capabilities;
using Rca.Connectors.GitHub.Identity;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

/// <summary>Asks who the token is, and one entry of each list on one repository: the only way that works for every kind of token.</summary>
sealed class GitHubProbe(GitHubAccess access, IReadOnlyList<IReadOnlyDictionary<string, string>> allowedScopes)
{
    static readonly (string Permission, string List)[] Lists =
        [(Commits.Permission, "commits"), (PullRequests.Permission, "pulls"), (Deployments.Permission, "deployments"), (WorkflowRuns.Permission, "actions/runs")];

    static readonly Dictionary<string, string> One = new(StringComparer.Ordinal) { ["per_page"] = "1" };

    public async Task<ProbeReport> RunAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        try
        {
            using var api = await access.OpenAsync(ledger, cancellationToken);
            var installed = await access.TokenAsync(ledger, cancellationToken);
            return await RunAsync(api, installed, cancellationToken);
        }
        catch (SourceFailureException e)
        {
            var reachable = ledger.Entries.Any(entry => entry.Status != "lost");
            bool? held = e.Outcome == Outcome.Forbidden ? false : null;
            return new ProbeReport(reachable, null, [.. Lists.Select(l => new PermissionState(l.Permission, held))], e.Detail ?? e.Reason);
        }
    }

    async Task<ProbeReport> RunAsync(GitHubApi api, WireInstallationToken? installed, CancellationToken cancellationToken)
    {
        var (identity, visible, warning) = await IdentityAsync(api, installed, cancellationToken);
        IReadOnlyList<string>? findings = warning is null ? null : [TokenFindings.CanWrite];
        // Of its own token an App is told what it may: nothing has to be tried.
        if (installed?.Permissions is { } granted)
            return new ProbeReport(true, identity, [.. Lists.Select(l => new PermissionState(l.Permission, TokenScopes.Holds(granted, l.Permission)))], warning, findings);
        var repository = allowedScopes.Select(s => s.GetValueOrDefault(RepositoryScope.Repository)).Append(visible)
            .FirstOrDefault(r => r is not null && ScopeForm.Repository.Accepts(r));
        if (repository is null)
        {
            const string None = "no repository to try the permissions on: name one without * in allowedScopes";
            return new ProbeReport(true, identity, [.. Lists.Select(l => new PermissionState(l.Permission, null))], warning is null ? None : $"{warning}; {None}", findings);
        }

        var states = new List<PermissionState>();
        foreach (var (permission, list) in Lists)
            states.Add(new PermissionState(permission, await HeldAsync(api, RepositoryScope.Address(repository, list), permission, cancellationToken)));
        return new ProbeReport(true, identity, states, warning, findings);
    }

    /// <summary>What kind of identity the token is, a repository that it sees, and what a person should know of it.</summary>
    async Task<(string Identity, string? Repository, string? Warning)> IdentityAsync(GitHubApi api, WireInstallationToken? installed, CancellationToken cancellationToken)
    {
        if (access.IsAnonymous) return ("anonymous", null, null);
        if (installed is not null) return ("app installation", null, TokenScopes.Warning(installed.Permissions));
        try
        {
            var user = await api.GetAsync<WireUser>(new Uri("user", UriKind.Relative), null, "Metadata: read", cancellationToken);
            var listed = await api.GetAsync<IReadOnlyList<WireRepository>>(new Uri("user/repos", UriKind.Relative), One, "Metadata: read", cancellationToken);
            return ("token of a user", NameIn(listed.Body), TokenScopes.Warning(user.Headers.Find("X-OAuth-Scopes")));
        }
        catch (SourceFailureException e) when (e.Reason == GitHubFailures.NotPermitted)
        {
            var listed = await api.GetAsync<WireInstallation>(new Uri("installation/repositories", UriKind.Relative), One, "Metadata: read", cancellationToken);
            return ("app installation", NameIn(listed.Body.Repositories), null);
        }
    }

    static async Task<bool?> HeldAsync(GitHubApi api, Uri list, string permission, CancellationToken cancellationToken)
    {
        try
        {
            await api.GetAsync<object>(list, One, permission, cancellationToken);
            return true;
        }
        catch (SourceFailureException e)
        {
            // An empty repository answers 409 to those who may read it.
            if (e.Reason == GitHubFailures.Conflict) return true;
            if (e is { Outcome: Outcome.Unreachable, Reason: not GitHubFailures.ServerError }) throw;
            return e.Outcome == Outcome.Forbidden ? false : null;
        }
    }

    static string? NameIn(IReadOnlyList<WireRepository> repositories) => repositories is [var one, ..] ? one.FullName : null;
}
