using System.Globalization;
using Octokit;
using Rca.Connectors.GitHub.Identity;
using Rca.Connectors.GitHub.Limits;
using Rca.Connectors.GitHub.Wire;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub;

/// <summary>The way to one source, for all collections of this process: as whom, and how much may still be asked.</summary>
sealed class GitHubAccess(GitHubOptions options, ISourceState state, TimeProvider clock) : IDisposable
{
    readonly SharedQuota _quota = new(state, options.QuotaReserve, clock);
    readonly AppTokens? _app = options.App is { } app ? new AppTokens(app, clock) : null;

    // Making a token takes nothing of what its installation may ask.
    readonly Quota _own = new(options.QuotaReserve, clock);

    public bool IsAnonymous => options.Token is null && options.App is null;

    /// <summary>Opened for each collection: a rotated token is seen, and the ledger is that of this attempt.</summary>
    public async Task<GitHubApi> OpenAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        var credentials = await TokenAsync(ledger, cancellationToken) is { } made ? GitHubToken.Bearer(made.Token) : GitHubToken.Read(options.Token);
        // What is left belongs to the installation, whichever of its tokens is used.
        var identity = options.App is { } app ? string.Create(CultureInfo.InvariantCulture, $"{app.Id} {app.Installation}") : credentials.GetToken() ?? "";
        await _quota.LoadAsync(identity, cancellationToken);
        return new GitHubApi(options.BaseAddress, credentials, _quota.Quota, ledger, clock);
    }

    /// <summary>The App's token as GitHub described it; null for another identity.</summary>
    public async Task<WireInstallationToken?> TokenAsync(Ledger ledger, CancellationToken cancellationToken) => _app is null
        ? null
        : await _app.GetAsync(credentials => new GitHubApi(options.BaseAddress, credentials, _own, ledger, clock), cancellationToken);

    /// <summary>Tells other collectors of the source what is left.</summary>
    public Task ShareAsync(CancellationToken cancellationToken) => _quota.SaveAsync(cancellationToken);

    public void Dispose()
    {
        _quota.Dispose();
        _own.Dispose();
        _app?.Dispose();
    }
}
