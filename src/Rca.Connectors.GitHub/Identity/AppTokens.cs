using Octokit;
using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub.Identity;

/// <summary>The tokens of a GitHub App's installation: one at a time, made anew before it expires, never written anywhere. Safe for concurrent use.</summary>
sealed class AppTokens(AppOptions app, TimeProvider clock) : IDisposable
{
    // A collection that begins with a token must be able to end with it.
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    readonly SemaphoreSlim _one = new(1);
    WireInstallationToken? _token;

    /// <summary>The token now, asked for with what <paramref name="open"/> makes of the App's own credentials.</summary>
    public async Task<WireInstallationToken> GetAsync(Func<Credentials, GitHubApi> open, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } token && token.ExpiresAt - clock.GetUtcNow() > Margin) return token;
            using var api = open(GitHubToken.Bearer(AppKey.Sign(app, clock.GetUtcNow())));
            return _token = await AskAsync(api, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    async Task<WireInstallationToken> AskAsync(GitHubApi api, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.PostAsync<WireInstallationToken>(new Uri($"app/installations/{app.Installation}/access_tokens", UriKind.Relative), "", "", cancellationToken)).Body;
        }
        catch (SourceFailureException e) when (e.Outcome == Outcome.Forbidden)
        {
            throw e.Reason == GitHubFailures.NotVisible
                ? new SourceFailureException(Outcome.Forbidden, "no-such-installation", "GitHub knows the App and not this installation of it: check appInstallation")
                : new SourceFailureException(Outcome.Forbidden, "app-not-accepted", "GitHub does not accept the App: check appId and appPrivateKey, that it is not suspended, and this machine's clock");
        }
    }
}
