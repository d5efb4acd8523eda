using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Rca.Connectors.Kubernetes;
using Rca.Connectors.Kubernetes.Session;
using Rca.Core.Collecting;
using Rca.IntegrationTests.Testing;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>A list of two pages, between which a real API server forgets the state that the list began at.</summary>
public sealed class ExpiredListTests
{
    const int Objects = 600;
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_goes_on_at_a_newer_state_and_says_so()
    {
        await using var server = await OwnServer.StartAsync((time, ct) =>
            KubeApiServer.StartAsync(new Dictionary<string, string>([KubeApiServer.WithoutControllers, new("COMPACT", "2s")]), time, ct), Ct);
        if (!server.CanRestart) Assert.Skip("the cluster is not ours, and forgets when it likes");
        using var admin = ClusterSource.Admin(server);
        foreach (var group in Enumerable.Range(0, Objects).Chunk(50)) await Task.WhenAll(group.Select(CreateAsync));
        using var session = KubernetesSession.Open(new KubernetesAccess(server.AdminKubeconfig, null, InCluster: false, null),
            new Ledger(), PaceHandler.NewPace(TimeProvider.System), new RecentReads(TimeProvider.System), null, TimeProvider.System);

        var names = new HashSet<string>(StringComparer.Ordinal);
        var list = session.ListMetadataAsync<V1ConfigMapList, V1ConfigMap>(KubernetesPermissions.GetConfigMaps, (client, headers, limit, next, token) =>
            client.CoreV1.ListNamespacedConfigMapWithHttpMessagesAsync("default", continueParameter: next, limit: limit,
                customHeaders: headers, cancellationToken: token), Ct);
        await foreach (var metadata in list)
        {
            if (names.Count == 0) await UntilForgottenAsync(admin);
            names.Add(metadata.Name);
        }

        Assert.True(session.HasListChanged);
        Assert.Equal(Objects, names.Count(n => n.StartsWith("map-", StringComparison.Ordinal)));

        Task CreateAsync(int n) => admin.CoreV1.CreateNamespacedConfigMapAsync(
            new() { Metadata = new() { Name = $"map-{n}" }, Data = new Dictionary<string, string> { ["a"] = "EXAMPLE" } }, "default", cancellationToken: Ct);
    }

    // A second list that began no earlier than the first has expired, so the first one has too.
    static async Task UntilForgottenAsync(k8s.Kubernetes admin)
    {
        var next = (await admin.CoreV1.ListNamespacedConfigMapAsync("default", limit: 1, cancellationToken: Ct)).Metadata.ContinueProperty;
        try
        {
            for (var n = 0; ; n++)
            {
                // Something must change, or the present state is the old one.
                await admin.CoreV1.PatchNamespacedConfigMapAsync(new V1Patch($$"""{ "data": { "a": "{{n}}" } }""", V1Patch.PatchType.MergePatch),
                    "map-0", "default", cancellationToken: Ct);
                await Task.Delay(Poll, TimeProvider.System, Ct);
                await admin.CoreV1.ListNamespacedConfigMapAsync("default", limit: 1, continueParameter: next, cancellationToken: Ct);
            }
        }
        catch (HttpOperationException error) when (error.Response.StatusCode == HttpStatusCode.Gone)
        {
            // What was waited for.
        }
    }
}
