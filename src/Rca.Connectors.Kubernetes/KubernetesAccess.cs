using System.Diagnostics.CodeAnalysis;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;
using YamlDotNet.Core;

namespace Rca.Connectors.Kubernetes;

/// <summary>
/// Whose credentials, and for which API server. They are read anew at each use, so that a rotated file is seen without a restart,
/// and every rule of what is accepted holds at each use too.
/// </summary>
sealed record KubernetesAccess(string? Kubeconfig, string? Context, bool InCluster, string? Address, bool AllowExec = false)
{
    static KubernetesAccess()
    {
        // A program for credentials is waited for inside a collection. What it says of errors may hold one, and goes nowhere.
        KubernetesClientConfiguration.ExecTimeout = TimeSpan.FromSeconds(10);
        KubernetesClientConfiguration.ExecStdError += static (_, _) => { };
    }

    /// <summary>What keeps it from being used, in our own words, or null. No program for credentials is run for that.</summary>
    public string? Problem() => TryRead(runExec: false, out _, out var problem) ? null : problem;

    public bool TryRead([NotNullWhen(true)] out KubernetesClientConfiguration? configuration, [NotNullWhen(false)] out string? problem) =>
        TryRead(runExec: true, out configuration, out problem);

    bool TryRead(bool runExec, [NotNullWhen(true)] out KubernetesClientConfiguration? configuration, [NotNullWhen(false)] out string? problem)
    {
        configuration = null;
        try
        {
            problem = Kubeconfig is not null ? FromKubeconfig(new FileInfo(Kubeconfig), runExec, ref configuration)
                : InCluster ? FromCluster(ref configuration)
                : FromAddress(Address, ref configuration);
        }
        // The library's text may quote the file, which holds credentials.
        catch (Exception e) when (e is YamlException or KubeConfigException or IOException or UnauthorizedAccessException or FormatException
            or System.Security.Cryptography.CryptographicException or ArgumentException
            // Those of a program for credentials, which may have printed one.
            or System.Text.Json.JsonException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            (configuration, problem) = (null, "cannot be read as a kubeconfig: check it with kubectl --kubeconfig FILE config view");
        }

        return problem is null && configuration is not null;
    }

    string? FromKubeconfig(FileInfo file, bool runExec, ref KubernetesClientConfiguration? configuration)
    {
        if (!file.Exists) return "the file does not exist";
        var config = KubernetesClientConfiguration.LoadKubeConfig(file, useRelativePaths: true);
        var name = Context ?? config.CurrentContext;
        if (config.Contexts?.FirstOrDefault(c => c.Name == name)?.ContextDetails is not { } context)
            return "has no such context: set context to one that it has";
        var user = config.Users?.FirstOrDefault(u => u.Name == context.User)?.UserCredentials;
        var cluster = config.Clusters?.FirstOrDefault(c => c.Name == context.Cluster)?.ClusterEndpoint;
        if (cluster?.Server is null) return "its context names a cluster that it does not have";
        // Before the library builds from it: building is what runs a plug-in.
        if (Refusal(user, cluster) is { } refusal) return refusal;
        // A user needs some credentials to be one; these are never sent.
        if (!runExec && user?.ExternalExecution is not null) (user.ExternalExecution, user.Token) = (null, "not-used");

        configuration = KubernetesClientConfiguration.BuildConfigFromConfigObject(config, name);
        if (!IsPlainLoopback(cluster.Server) && configuration.SslCaCerts is null)
            return "its cluster has no certificate-authority: add the one that signed the API server's certificate";
        return null;
    }

    static string? FromCluster(ref KubernetesClientConfiguration? configuration)
    {
        if (!KubernetesClientConfiguration.IsInCluster()) return "this process does not run in a pod with a service account: use kubeconfig";
        configuration = KubernetesClientConfiguration.InClusterConfig();
        return null;
    }

    static string? FromAddress(string? address, ref KubernetesClientConfiguration? configuration)
    {
        if (address is null || !IsPlainLoopback(address))
            return "expected http:// and a loopback address, such as kubectl proxy's http://127.0.0.1:8001; elsewhere use kubeconfig";
        configuration = new KubernetesClientConfiguration { Host = address };
        return null;
    }

    string? Refusal(UserCredentials? user, ClusterEndpoint cluster)
    {
        if (user?.ExternalExecution is not null && !AllowExec)
            return "its user runs a program for credentials (exec), which is refused: use a token or a client certificate, or set allowExec: true";
        if (user?.AuthProvider is not null) return "its user has an auth-provider, which is refused: use a token or a client certificate";
        if (user?.Impersonate is not null) return "its user impersonates another (as), which is refused: use that user's own token or certificate";
        if (cluster.SkipTlsVerify) return "its cluster skips TLS verification, which is refused: add its certificate-authority";
        if (!Uri.TryCreate(cluster.Server, UriKind.Absolute, out var server)) return "its cluster's server is not an address";
        if (server.Scheme != Uri.UriSchemeHttps && !IsPlainLoopback(cluster.Server))
            return "its cluster's server is not https, which is refused except on a loopback address";
        return null;
    }

    static bool IsPlainLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && uri.UserInfo.Length == 0;
}
