using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Octokit;
using Octokit.Internal;
using Rca.Connectors.GitHub.Limits;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.GitHub;

/// <summary>
/// Octokit's connection for one attempt. Its clients are not used: few of them take a token, their GetAll loses page 1 when page 2 fails,
/// and their models keep bodies and patches.
/// </summary>
sealed class GitHubApi : IDisposable
{
    public const int MaximumPages = 10;
    public const string PageSize = "100";

    const string Json = "application/vnd.github+json";
    static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(30);

    readonly TimeProvider _clock;
    readonly HttpClientAdapter _http;
    readonly Connection _connection;
    readonly Uri _baseAddress;

    // Octokit's connection has no place for a condition; it flows past it to the handler.
    readonly AsyncLocal<string?> _etag = new();

    public GitHubApi(Uri baseAddress, Credentials credentials, Quota quota, Ledger ledger, TimeProvider clock)
    {
        _clock = clock;
        _baseAddress = baseAddress;
        _http = new HttpClientAdapter(() => Handlers(baseAddress, () => _etag.Value, quota, ledger, clock));
        // This constructor keeps the address as it is; GitHubClient's for Enterprise would put /api/v3/ in place of its path.
        _connection = new Connection(
            new ProductHeaderValue("rca-pipeline", GitHubDescriptor.Version), baseAddress, new InMemoryCredentialStore(credentials), _http, new WireSerializer());
        _connection.SetRequestTimeout(RequestTimeout);
    }

    /// <summary>The time, for what has no answer to take it from.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Asks once; <paramref name="permission"/> is GitHub's name of what this needs, for the person who reads a refusal.</summary>
    public async Task<Page<T>> GetAsync<T>(Uri address, IDictionary<string, string>? query, string permission, CancellationToken cancellationToken)
        where T : class => await GetIfChangedAsync<T>(address, query, null, permission, cancellationToken) ?? throw GitHubFailures.NotJson();

    /// <summary>The same; null when what has <paramref name="etag"/> is still the answer, which costs nothing of the rate limit.</summary>
    public async Task<Page<T>?> GetIfChangedAsync<T>(
        Uri address, IDictionary<string, string>? query, string? etag, string permission, CancellationToken cancellationToken)
        where T : class
    {
        _etag.Value = etag;
        var answer = await AskAsync(() => _connection.Get<T>(address, query, Json, cancellationToken), permission, cancellationToken);
        return etag is not null && answer.HttpResponse.StatusCode == HttpStatusCode.NotModified ? null : Read(answer);
    }

    /// <summary>The one thing that is posted beside questions: what an App's own token is made with.</summary>
    public async Task<Page<T>> PostAsync<T>(Uri address, string body, string permission, CancellationToken cancellationToken)
        where T : class
    {
        _etag.Value = null;
        Task<IApiResponse<T>> Post() => _connection.Post<T>(address, body, Json, "application/json", (IDictionary<string, string>?)null, cancellationToken);
        return Read(await AskAsync(Post, permission, cancellationToken));
    }

    /// <summary>Asks GraphQL, which on GitHub Enterprise Server lies beside the REST API.</summary>
    public Task<Page<T>> QueryAsync<T>(object question, string permission, CancellationToken cancellationToken)
        where T : class
    {
        var isBelow = _baseAddress.AbsolutePath.EndsWith("/api/v3/", StringComparison.Ordinal);
        return PostAsync<T>(new Uri(_baseAddress, isBelow ? "../graphql" : "graphql"), JsonSerializer.Serialize(question), permission, cancellationToken);
    }

    /// <summary>The first page and those that its Link header names; what was yielded before a failure is the caller's.</summary>
    public async IAsyncEnumerable<Page<T>> PagesAsync<T>(Page<T> first, string permission, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var page = first;
        for (var read = 1; ; read++)
        {
            yield return page;
            if (page.Next is not { } next) yield break;
            if (read == MaximumPages)
                throw new SourceFailureException(
                    Outcome.Truncated, "page-budget", $"there is more than the {MaximumPages} pages of {PageSize} that one item may cost: ask for a shorter window");
            page = await GetAsync<T>(next, null, permission, cancellationToken);
        }
    }

    public async IAsyncEnumerable<Page<T>> PagesAsync<T>(
        Uri address, IDictionary<string, string> query, string permission, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var first = await GetAsync<T>(address, query, permission, cancellationToken);
        await foreach (var page in PagesAsync(first, permission, cancellationToken)) yield return page;
    }

    public void Dispose() => _http.Dispose();

    async Task<IApiResponse<T>> AskAsync<T>(Func<Task<IApiResponse<T>>> ask, string permission, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw GitHubFailures.Of(e, permission, _clock.GetUtcNow());
        }
    }

    Page<T> Read<T>(IApiResponse<T> answer)
        where T : class
    {
        var headers = new AnswerHeaders(answer.HttpResponse);
        return new Page<T>(answer.Body ?? throw GitHubFailures.NotJson(), LinkHeader.Next(headers.Find("Link"), _baseAddress), headers, _clock.GetUtcNow());
    }

    static HostGuard Handlers(Uri baseAddress, Func<string?> etag, Quota quota, Ledger ledger, TimeProvider clock)
    {
        // Octokit follows redirects itself, above the guard; the socket must not follow them below it.
        var socket = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxConnectionsPerServer = 1,
            UseCookies = false,
        };
        // A request that the quota has no room for is not made, so the ledger does not have it.
        var entered = new LedgerHandler(ledger, clock, GitHubDescriptor.ShownParameters) { InnerHandler = socket };
        return new HostGuard(baseAddress, etag) { InnerHandler = new QuotaHandler(quota) { InnerHandler = entered } };
    }
}
