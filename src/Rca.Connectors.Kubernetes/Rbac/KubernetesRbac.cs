using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Rbac;

/// <summary>The roles that let the connector in, from what its capabilities declare: each rule with its reason, no wildcard, no Secrets.</summary>
public static class KubernetesRbac
{
    const string RoleName = "rca-kubernetes";

    // What a pod itself writes is read only by who asks for it by name.
    const string OwnText = "pods/log";

    /// <summary>Every capability.</summary>
    public static IReadOnlyList<CapabilityDescriptor> All => KubernetesDescriptor.Descriptor.Capabilities;

    /// <summary>The capabilities that are meant when none is named.</summary>
    public static IReadOnlyList<CapabilityDescriptor> Default { get; } =
        [.. All.Where(c => !Permissions([c]).Any(p => KubernetesPermissions.Parts(p).Resource == OwnText))];

    /// <summary>The capability of this id, with or without the connector's prefix; null when there is none.</summary>
    public static CapabilityDescriptor? Find(string name) =>
        KubernetesDescriptor.Descriptor.Find(name) ?? KubernetesDescriptor.Descriptor.Find($"{KubernetesDescriptor.Type}.{name}");

    /// <summary>A ClusterRole for all namespaces; or a Role for one, with what of the rights cannot be in it beside it.</summary>
    /// <param name="capabilities">What is to be collected.</param>
    /// <param name="inNamespace">The namespace; null for all.</param>
    /// <param name="operators">Where operators are at home.</param>
    public static string Write(IReadOnlyList<CapabilityDescriptor> capabilities, string? inNamespace, OperatorHomes? operators = null)
    {
        var homes = operators ?? OperatorHomes.Default;
        var permissions = Permissions(capabilities);
        var documents = permissions
            .GroupBy(p => inNamespace is null ? "" : homes.Of(KubernetesPermissions.Place(p)) ?? inNamespace, StringComparer.Ordinal)
            .OrderBy(g => g.Key != inNamespace).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Document(g.Key, [.. g], capabilities));
        return string.Join("---\n", documents);
    }

    static List<PermissionDescriptor> Permissions(IReadOnlyList<CapabilityDescriptor> capabilities) =>
        [.. KubernetesPermissions.All.Where(p => capabilities.Any(c => Uses(c, p)))];

    static bool Uses(CapabilityDescriptor capability, PermissionDescriptor permission) =>
        capability.Needs.Contains(permission.Id, StringComparer.Ordinal) || capability.MayUse.Contains(permission.Id, StringComparer.Ordinal);

    static string Document(string place, IReadOnlyList<PermissionDescriptor> permissions, IReadOnlyList<CapabilityDescriptor> capabilities)
    {
        var (kind, binding) = place.Length == 0 ? ("ClusterRole", "clusterrolebinding") : ("Role", "rolebinding");
        var within = place.Length == 0 ? "" : $" --namespace {place}";
        var rules = permissions.GroupBy(p => (KubernetesPermissions.Parts(p).Group, KubernetesPermissions.Parts(p).Resource))
            .OrderBy(g => g.Key.Group, StringComparer.Ordinal).ThenBy(g => g.Key.Resource, StringComparer.Ordinal);
        IReadOnlyList<string> lines =
        [
            "# Reads, and nothing else; Secrets are not among it. Give it to the connector's service account with",
            $"# kubectl create {binding} {RoleName}{within} --{kind.ToLowerInvariant()} {RoleName} --serviceaccount NAMESPACE:NAME",
            "apiVersion: rbac.authorization.k8s.io/v1",
            $"kind: {kind}",
            "metadata:",
            $"  name: {RoleName}",
            .. place.Length > 0 ? [$"  namespace: {place}"] : Array.Empty<string>(),
            "rules:",
            .. rules.SelectMany(rule => Rule(rule.Key.Group, rule.Key.Resource, [.. rule], capabilities)),
        ];
        return string.Concat(lines.Select(line => line + "\n"));
    }

    static IReadOnlyList<string> Rule(
        string group, string resource, IReadOnlyList<PermissionDescriptor> permissions, IReadOnlyList<CapabilityDescriptor> capabilities)
    {
        var verbs = permissions.Select(p => KubernetesPermissions.Parts(p).Verb).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return
        [
            .. permissions.SelectMany(p => (string[])
            [
                $"  # {KubernetesPermissions.Parts(p).Verb}: {p.Why}",
                $"  #   {string.Join(", ", capabilities.Where(c => Uses(c, p)).Select(c => c.Id))}",
            ]),
            $"  - apiGroups: [\"{group}\"]",
            $"    resources: [\"{resource}\"]",
            $"    verbs: [{string.Join(", ", verbs.Select(v => $"\"{v}\""))}]",
        ];
    }
}
