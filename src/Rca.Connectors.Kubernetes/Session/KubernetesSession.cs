using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>One command's conversation with the API server: one connection, every request in the ledger, every error an outcome.</summary>
sealed class KubernetesSession : IDisposable
{
    const int PageSize = 500;

    /// <summary>How often the server's own token is followed when a list's has expired.</summary>
    const int MaximumContinuations = 3;

    readonly k8s.Kubernetes _client;
    readonly SocketsHttpHandler _connection;
    readonly ShortWaits _waits;
    readonly RecentReads _recent;

    KubernetesSession(k8s.Kubernetes client, SocketsHttpHandler connection, ShortWaits waits, RecentReads recent) =>
        (_client, _connection, _waits, _recent) = (client, connection, waits, recent);

    /// <summary>Whether a list was gone on with at a newer state, because the one that it began at was gone.</summary>
    public bool HasListChanged { get; private set; }

    public static KubernetesSession Open(
        KubernetesAccess access, Ledger ledger, Pace pace, RecentReads recent, TimeLeft? time, TimeProvider clock)
    {
        if (!access.TryRead(out var configuration, out var problem)) throw new SourceFailureException(Outcome.Failed, "credentials-not-usable", problem);
        SocketsHttpHandler? connection = null;
        configuration.UserAgent = "rca-pipeline";
        configuration.FirstMessageHandlerSetup = handler => connection = handler;
        var client = new k8s.Kubernetes(configuration,
            [new TrimmingHandler(), new JsonOnlyHandler(), new PaceHandler(pace, time),
                new LedgerHandler(ledger, clock, KubernetesDescriptor.ShownParameters)]);
        Harden(connection!, configuration.SslCaCerts);
        return new KubernetesSession(client, connection!, new ShortWaits(time, clock), recent);
    }

    /// <summary>What this source has read a moment ago, or what is read now.</summary>
    public async Task<T> RecentAsync<T>(string of, Func<Task<T>> read) where T : class
    {
        if (_recent.Find<T>(of) is { } found) return found;
        var now = await read();
        Keep(of, now);
        return now;
    }

    /// <summary>Lets the other collections of this source have it for a moment; not what is of two states of the server.</summary>
    public void Keep<T>(string of, T read) where T : class
    {
        if (!HasListChanged) _recent.Keep(of, read);
    }

    /// <summary>Asks once; what goes wrong becomes a <see cref="SourceFailureException"/> that names <paramref name="permission"/>'s grant.</summary>
    public async Task<T> AskAsync<T>(
        PermissionDescriptor permission, string kind, Func<IKubernetes, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : IKubernetesObject
    {
        var answer = await RequestAsync(permission, ask, cancellationToken);
        // `{}` would otherwise be an object without anything in it: a failure that looks like an empty answer.
        return answer?.Kind == kind ? answer : throw KubernetesFailures.Malformed();
    }

    /// <summary>Every item of a list, page by page; a page is let go of when the next one is asked for.</summary>
    public async IAsyncEnumerable<T> ListAsync<TList, T>(
        PermissionDescriptor permission,
        string kind,
        Func<IKubernetes, int, string?, CancellationToken, Task<TList>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IKubernetesObject<V1ListMeta>, IItems<T>
    {
        string? next = null;
        var continuations = 0;
        do
        {
            var at = next;
            var (page, goOn) = await AskPageAsync(permission, kind, (client, token) => ask(client, PageSize, at, token), cancellationToken);
            if (page is null)
            {
                if (continuations++ == MaximumContinuations || goOn == at) throw KubernetesFailures.ListExpired();
                HasListChanged = true;
                next = goOn;
                continue;
            }

            if (page.Items is null) throw KubernetesFailures.Malformed();
            foreach (var item in page.Items) yield return item;
            next = page.Metadata?.ContinueProperty;
            if (next is { Length: > 0 } && next == at) throw KubernetesFailures.Malformed();
        }
        while (!string.IsNullOrEmpty(next));
    }

    /// <summary>The metadata of every object of a list. Whoever asks passes the headers on: with them the server sends nothing else.</summary>
    public async IAsyncEnumerable<V1ObjectMeta> ListMetadataAsync<TList, T>(
        PermissionDescriptor permission,
        Func<IKubernetes, IReadOnlyDictionary<string, IReadOnlyList<string>>, int, string?, CancellationToken, Task<HttpOperationResponse<TList>>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IKubernetesObject<V1ListMeta>, IItems<T>
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var objects = ListAsync<TList, T>(permission, MetadataOnly.ListKind, async (client, limit, next, token) =>
        {
            using var response = await ask(client, MetadataOnly.OfList, limit, next, token);
            return response.Body;
        }, cancellationToken);
        await foreach (var found in objects) yield return found.Metadata ?? throw KubernetesFailures.Malformed();
    }

    public void Dispose()
    {
        _client.Dispose();
        _connection.Dispose();
    }

    /// <summary>A page, or the token that the server gives when the state that the list began at is gone.</summary>
    async Task<(T? Page, string? GoOn)> AskPageAsync<T>(
        PermissionDescriptor permission, string kind, Func<IKubernetes, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : IKubernetesObject
    {
        string? goOn = null;
        try
        {
            return (await AskAsync(permission, kind, TokenKept, cancellationToken), null);
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            // A list is never absent, only the API that it belongs to.
            throw new SourceFailureException(Outcome.Unsupported, "no-such-api", "the API server does not have this resource");
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.Expired && goOn is not null)
        {
            return (default, goOn);
        }

        async Task<T> TokenKept(IKubernetes client, CancellationToken token)
        {
            try
            {
                return await ask(client, token);
            }
            catch (HttpOperationException error) when (InconsistentToken.Of(error.Response) is { } found)
            {
                goOn = found;
                throw;
            }
        }
    }

    async Task<T> RequestAsync<T>(PermissionDescriptor permission, Func<IKubernetes, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ask(_client, cancellationToken);
            }
            catch (Exception e) when (e is not SourceFailureException && !cancellationToken.IsCancellationRequested)
            {
                var failure = KubernetesFailures.From(e, permission);
                if (!await _waits.TryAsync(failure, cancellationToken)) throw failure;
            }
        }
    }

    static void Harden(SocketsHttpHandler connection, X509Certificate2Collection? authorities)
    {
        // A redirect would be a request that no ledger has seen, to an address that nobody configured.
        connection.AllowAutoRedirect = false;
        if (authorities is null) return;
        // The library's own check lets a certificate for another name through when its authority is a private one.
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.AddRange(authorities);
        connection.SslOptions.RemoteCertificateValidationCallback = null;
        connection.SslOptions.CertificateChainPolicy = trust;
    }
}
