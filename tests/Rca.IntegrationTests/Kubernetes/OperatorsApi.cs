using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Microsoft.AspNetCore.Http;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>
/// The objects of operators behind a real API server, which aggregates them: its discovery, its authorization and its audit log are about them as about its
/// own.
/// It cannot store them as custom objects: built with a newer Go than it was written for, it ends itself when it reads the metadata of one, whoever asks.
/// </summary>
sealed class OperatorsApi : IAsyncDisposable
{
    const string Home = "default";
    const string Service = "operators";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    readonly ConcurrentDictionary<string, JsonArray> _objects = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<(string Accept, string Query)> _lists = new();
    readonly LoopbackHttps _server;

    OperatorsApi(LoopbackHttps server) => _server = server;

    /// <summary>What was accepted and asked for in each request for objects.</summary>
    public IReadOnlyList<(string Accept, string Query)> Lists => [.. _lists];

    public static async Task<OperatorsApi> StartAsync(IKubernetes admin, CancellationToken ct)
    {
        OperatorsApi? api = null;
        api = new OperatorsApi(await LoopbackHttps.StartAsync(context => api!.AnswerAsync(context), ct));
        var service = new V1Service { Metadata = new() { Name = Service }, Spec = new() { Type = "ExternalName", ExternalName = "127.0.0.1" } };
        await admin.CoreV1.CreateNamespacedServiceAsync(service, Home, cancellationToken: ct);
        return api;
    }

    /// <summary>Serves a kind in one version, without any object so far.</summary>
    public async Task ServeAsync(IKubernetes admin, string group, string version, string plural, CancellationToken ct)
    {
        var name = $"{version}.{group}";
        _objects[$"/apis/{group}/{version}"] =
            [new JsonObject { ["name"] = plural, ["namespaced"] = true, ["kind"] = "Any", ["verbs"] = new JsonArray("list") }];
        await admin.ApiregistrationV1.CreateAPIServiceAsync(new()
        {
            Metadata = new() { Name = name },
            Spec = new()
            {
                Group = group, Version = version, GroupPriorityMinimum = 1000, VersionPriority = 10, InsecureSkipTLSVerify = true,
                Service = new() { Name = Service, NamespaceProperty = Home, Port = _server.Port },
            },
        }, cancellationToken: ct);
        // That it is said to be available is before it is.
        while (!await IsServedAsync(admin, group, version, ct)) await Task.Delay(Poll, TimeProvider.System, ct);
        while ((await admin.Apis.GetAPIVersionsAsync(ct)).Groups.All(g => g.Name != group || g.Versions.All(v => v.Version != version)))
            await Task.Delay(Poll, TimeProvider.System, ct);
    }

    public void Add(string group, string version, string plural, string inNamespace, string json)
    {
        var found = JsonNode.Parse(json)!;
        found["metadata"]!["namespace"] = inNamespace;
        _objects.GetOrAdd($"/apis/{group}/{version}/namespaces/{inNamespace}/{plural}", _ => []).Add(found);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimEnd('/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var isList = parts is [_, _, _, "namespaces", _, _];
        if (isList) _lists.Enqueue((context.Request.Headers.Accept.ToString(), context.Request.QueryString.Value ?? ""));
        var answer = isList
            ? new JsonObject { ["kind"] = ListKind(parts[^1]), ["apiVersion"] = $"{parts[1]}/{parts[2]}", ["metadata"] = new JsonObject(),
                ["items"] = Of(path) }
            : new JsonObject { ["kind"] = "APIResourceList", ["apiVersion"] = "v1", ["groupVersion"] = string.Join('/', parts.Skip(1)),
                ["resources"] = Of(path) };
        context.Response.StatusCode = isList || _objects.ContainsKey(path) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    static async Task<bool> IsServedAsync(IKubernetes admin, string group, string version, CancellationToken ct)
    {
        try
        {
            return (await admin.CustomObjects.GetAPIResourcesAsync(group, version, ct)).Resources.Count > 0;
        }
        catch (HttpOperationException)
        {
            return false;
        }
    }

    JsonArray Of(string path) => _objects.TryGetValue(path, out var found) ? (JsonArray)found.DeepClone() : [];

    static string ListKind(string plural) => plural switch
    {
        "applications" => "ApplicationList",
        "kustomizations" => "KustomizationList",
        "helmreleases" => "HelmReleaseList",
        "gitrepositories" => "GitRepositoryList",
        "certificates" => "CertificateList",
        "externalsecrets" => "ExternalSecretList",
        _ => "HTTPRouteList",
    };
}
