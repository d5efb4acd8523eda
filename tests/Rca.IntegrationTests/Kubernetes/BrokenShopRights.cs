using k8s;
using k8s.Models;
using Rca.Core.Collecting;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>Gives the reader of the broken shop exactly some of the rights that the connector asks for, each where it is needed.</summary>
public sealed class BrokenShopRights(IKubernetes admin)
{
    const string Api = "rbac.authorization.k8s.io";
    const string Role = "rca-shop";
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    readonly HashSet<string> _bound = new(StringComparer.Ordinal);

    public async Task GrantAsync(IReadOnlyList<PermissionDescriptor> all, Func<PermissionDescriptor, bool> isHeld, CancellationToken ct)
    {
        foreach (var place in all.GroupBy(PlaceOf, StringComparer.Ordinal))
        {
            IList<V1PolicyRule> rules = [.. place.Where(isHeld).Select(Rule)];
            if (place.Key is "cluster") await SetClusterAsync(rules, ct);
            else await SetAsync(place.Key, rules, ct);
        }

        foreach (var permission in all)
        {
            var place = PlaceOf(permission) is "cluster" ? "" : PlaceOf(permission);
            while (await MayAsync(place, Rule(permission), ct) != (isHeld(permission) || IsHeldElsewhere(all, permission, isHeld)))
                await Task.Delay(Poll, TimeProvider.System, ct);
        }
    }

    static string PlaceOf(PermissionDescriptor permission) => permission.Id.Split('@').ElementAtOrDefault(1) ?? BrokenShop.Namespace;

    // A right in the whole cluster is one in each namespace.
    static bool IsHeldElsewhere(IReadOnlyList<PermissionDescriptor> all, PermissionDescriptor permission, Func<PermissionDescriptor, bool> isHeld) =>
        all.Any(p => p.Id == permission.Id.Split('@')[0] + "@cluster" && isHeld(p));

    async Task SetClusterAsync(IList<V1PolicyRule> rules, CancellationToken ct)
    {
        var role = new V1ClusterRole { Metadata = new() { Name = Role }, Rules = rules };
        if (!_bound.Add(""))
        {
            await admin.RbacAuthorizationV1.ReplaceClusterRoleAsync(role, Role, cancellationToken: ct);
            return;
        }

        await admin.RbacAuthorizationV1.CreateClusterRoleAsync(role, cancellationToken: ct);
        await admin.RbacAuthorizationV1.CreateClusterRoleBindingAsync(
            new() { Metadata = new() { Name = Role }, RoleRef = new() { ApiGroup = Api, Kind = "ClusterRole", Name = Role }, Subjects = [Subject] },
            cancellationToken: ct);
    }

    async Task SetAsync(string inNamespace, IList<V1PolicyRule> rules, CancellationToken ct)
    {
        var role = new V1Role { Metadata = new() { Name = Role }, Rules = rules };
        if (!_bound.Add(inNamespace))
        {
            await admin.RbacAuthorizationV1.ReplaceNamespacedRoleAsync(role, Role, inNamespace, cancellationToken: ct);
            return;
        }

        await admin.RbacAuthorizationV1.CreateNamespacedRoleAsync(role, inNamespace, cancellationToken: ct);
        await admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(
            new() { Metadata = new() { Name = Role }, RoleRef = new() { ApiGroup = Api, Kind = "Role", Name = Role }, Subjects = [Subject] },
            inNamespace, cancellationToken: ct);
    }

    static Rbacv1Subject Subject => new() { ApiGroup = Api, Kind = "User", Name = BrokenShop.Reader };

    static V1PolicyRule Rule(PermissionDescriptor permission)
    {
        var words = permission.Id.Split('@')[0].Split('.');
        return new() { ApiGroups = [words[0] is "core" ? "" : string.Join('.', words[..^2])], Resources = [words[^2]], Verbs = [words[^1]] };
    }

    async Task<bool> MayAsync(string inNamespace, V1PolicyRule rule, CancellationToken ct)
    {
        var parts = rule.Resources[0].Split('/');
        var review = await admin.AuthorizationV1.CreateSubjectAccessReviewAsync(new()
        {
            Spec = new()
            {
                User = BrokenShop.Reader,
                ResourceAttributes = new() { NamespaceProperty = inNamespace, Group = rule.ApiGroups[0], Resource = parts[0],
                    Subresource = parts.ElementAtOrDefault(1) ?? "", Verb = rule.Verbs[0] },
            },
        }, cancellationToken: ct);
        return review.Status.Allowed;
    }
}
