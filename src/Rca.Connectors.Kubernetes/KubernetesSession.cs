using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes;

/// <summary>One command's conversation with the API server: one connection, every request in the ledger, every error an outcome.</summary>
sealed class KubernetesSession : IDisposable
{
    const int PageSize = 500;

    readonly k8s.Kubernetes _client;
    readonly SocketsHttpHandler _connection;

    KubernetesSession(k8s.Kubernetes client, SocketsHttpHandler connection) => (_client, _connection) = (client, connection);

    public static KubernetesSession Open(KubernetesAccess access, Ledger ledger, TimeProvider clock)
    {
        if (!access.TryRead(out var configuration, out var problem)) throw new SourceFailureException(Outcome.Failed, "credentials-not-usable", problem);
        SocketsHttpHandler? connection = null;
        configuration.UserAgent = "rca-pipeline";
        configuration.FirstMessageHandlerSetup = handler => connection = handler;
        var client = new k8s.Kubernetes(configuration, [new JsonOnlyHandler(), new LedgerHandler(ledger, clock, KubernetesDescriptor.ShownParameters)]);
        Harden(connection!, configuration.SslCaCerts);
        return new KubernetesSession(client, connection!);
    }

    /// <summary>Asks once; what goes wrong becomes a <see cref="SourceFailureException"/> that names <paramref name="permission"/>'s grant.</summary>
    public async Task<T> AskAsync<T>(PermissionDescriptor permission, string kind, Func<IKubernetes, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : IKubernetesObject
    {
        T answer;
        try
        {
            answer = await ask(_client, cancellationToken);
        }
        catch (Exception e) when (e is not SourceFailureException && !cancellationToken.IsCancellationRequested)
        {
            throw KubernetesFailures.From(e, permission);
        }

        // `{}` would otherwise be an object without anything in it: a failure that looks like an empty answer.
        return answer?.Kind == kind ? answer : throw KubernetesFailures.Malformed();
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async IAsyncEnumerable<T> ListAsync<TList, T>(
        PermissionDescriptor permission,
        string kind,
        Func<IKubernetes, int, string?, CancellationToken, Task<TList>> ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TList : IKubernetesObject<V1ListMeta>, IItems<T>
    {
        string? next = null;
        do
        {
            var at = next;
            var page = await AskPageAsync(permission, kind, (client, token) => ask(client, PageSize, at, token), cancellationToken);
            if (page.Items is null) throw KubernetesFailures.Malformed();
            foreach (var item in page.Items) yield return item;
            next = page.Metadata?.ContinueProperty;
            if (next is { Length: > 0 } && next == at) throw KubernetesFailures.Malformed();
        }
        while (!string.IsNullOrEmpty(next));
    }

    // A list is never absent, only the API that it belongs to.
    async Task<T> AskPageAsync<T>(PermissionDescriptor permission, string kind, Func<IKubernetes, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : IKubernetesObject
    {
        try
        {
            return await AskAsync(permission, kind, ask, cancellationToken);
        }
        catch (SourceFailureException failure) when (failure.Outcome == Outcome.NotFound)
        {
            throw new SourceFailureException(Outcome.Unsupported, "no-such-api", "the API server does not have this resource");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _connection.Dispose();
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
