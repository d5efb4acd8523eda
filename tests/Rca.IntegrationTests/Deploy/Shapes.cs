using k8s;
using k8s.Models;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Rca.IntegrationTests.Deploy;

/// <summary>
/// Which fields an object may have. Kinds of Kubernetes are held to the models of its client, strictly; those of operators to the fields listed here, which are
/// the part of their published definitions that is used: field and type, each that is required. A value that an operator's webhook would refuse is not found.
/// </summary>
static class Shapes
{
    static readonly Dictionary<string, Type> Models = new(StringComparer.Ordinal)
    {
        ["v1/ConfigMap"] = typeof(V1ConfigMap),
        ["v1/Namespace"] = typeof(V1Namespace),
        ["v1/Service"] = typeof(V1Service),
        ["v1/ServiceAccount"] = typeof(V1ServiceAccount),
        ["apps/v1/Deployment"] = typeof(V1Deployment),
        ["batch/v1/Job"] = typeof(V1Job),
        ["networking.k8s.io/v1/NetworkPolicy"] = typeof(V1NetworkPolicy),
        ["policy/v1/PodDisruptionBudget"] = typeof(V1PodDisruptionBudget),
        ["rbac.authorization.k8s.io/v1/ClusterRole"] = typeof(V1ClusterRole),
        ["rbac.authorization.k8s.io/v1/ClusterRoleBinding"] = typeof(V1ClusterRoleBinding),
        ["rbac.authorization.k8s.io/v1/Role"] = typeof(V1Role),
        ["rbac.authorization.k8s.io/v1/RoleBinding"] = typeof(V1RoleBinding),
    };

    // An exclamation mark: required. A number is what is all digits, a truth is true or false, everything else is a text.
    static readonly Dictionary<string, string[]> Definitions = new(StringComparer.Ordinal)
    {
        ["rabbitmq.com/v1beta1/RabbitmqCluster"] =
        [
            "replicas number", "persistence.storage text", "persistence.storageClassName text", "tls.secretName text", "tls.disableNonTLSListeners truth",
            "resources.requests.cpu text", "resources.requests.memory text", "resources.limits.memory text",
        ],
        ["rabbitmq.com/v1beta1/Vhost"] = ["name text!", "rabbitmqClusterReference.name text!"],
        ["rabbitmq.com/v1beta1/User"] = ["importCredentialsSecret.name text", "rabbitmqClusterReference.name text!"],
        ["rabbitmq.com/v1beta1/Permission"] =
        [
            "vhost text!", "userReference.name text", "permissions.configure text!", "permissions.write text!", "permissions.read text!", "rabbitmqClusterReference.name text!",
        ],
        ["postgresql.cnpg.io/v1/Cluster"] =
        [
            "instances number!", "enableSuperuserAccess truth", "storage.size text", "resources.requests.cpu text", "resources.requests.memory text", "resources.limits.memory text",
            "bootstrap.initdb.database text", "bootstrap.initdb.owner text", "bootstrap.initdb.dataChecksums truth", "bootstrap.initdb.secret.name text!",
            "managed.roles.name text!", "managed.roles.ensure text", "managed.roles.login truth", "managed.roles.inherit truth", "managed.roles.passwordSecret.name text!",
        ],
        ["keda.sh/v1alpha1/TriggerAuthentication"] = ["secretTargetRef.parameter text!", "secretTargetRef.name text!", "secretTargetRef.key text!"],
        ["keda.sh/v1alpha1/ScaledObject"] =
        [
            "scaleTargetRef.name text!", "minReplicaCount number", "maxReplicaCount number", "cooldownPeriod number", "triggers.type text!", "triggers.authenticationRef.name text!",
            "triggers.metadata.protocol text!", "triggers.metadata.queueName text!", "triggers.metadata.mode text!", "triggers.metadata.value quoted!",
            "triggers.metadata.excludeUnacknowledged quoted",
        ],
    };

    public static void Check(YamlMappingNode rendered)
    {
        var kind = $"{Kustomized.Text(rendered, "apiVersion")}/{Kustomized.Text(rendered, "kind")}";
        if (Models.TryGetValue(kind, out var model)) CheckModel(rendered, model);
        else CheckDefinition(kind, rendered, Assert.Contains(kind, Definitions));
    }

    static void CheckModel(YamlMappingNode rendered, Type model)
    {
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(rendered)).Save(text, assignAnchors: false);
        var read = Assert.Single(KubernetesYaml.LoadAllFromString(text.ToString(), strict: true));
        Assert.IsType(model, read);
    }

    static void CheckDefinition(string kind, YamlMappingNode rendered, string[] definition)
    {
        Assert.Equal(["apiVersion", "kind", "metadata", "spec"], rendered.Children.Keys.Select(k => ((YamlScalarNode)k).Value!).Order(StringComparer.Ordinal));
        var fields = definition.Select(d => d.Split(' ')).ToDictionary(d => d[0], d => d[1], StringComparer.Ordinal);
        var leaves = Leaves(rendered["spec"], "").ToList();
        foreach (var (path, value) in leaves) Assert.True(fields.TryGetValue(path, out var type) && Fits(type.TrimEnd('!'), value), $"{kind}: spec.{path}: {value.Value}");
        foreach (var required in fields.Where(f => f.Value.EndsWith('!')))
            Assert.True(leaves.Any(l => string.Equals(l.Path, required.Key, StringComparison.Ordinal)), $"{kind}: spec.{required.Key} is missing");
    }

    static bool Fits(string type, YamlScalarNode value) => type switch
    {
        "number" => value.Style == YamlDotNet.Core.ScalarStyle.Plain && value.Value!.All(char.IsAsciiDigit),
        "truth" => value.Style == YamlDotNet.Core.ScalarStyle.Plain && value.Value is "true" or "false",
        "quoted" => value.Style != YamlDotNet.Core.ScalarStyle.Plain,
        _ => value.Style != YamlDotNet.Core.ScalarStyle.Plain || (value.Value is not ("true" or "false") && !value.Value!.All(char.IsAsciiDigit)),
    };

    static IEnumerable<(string Path, YamlScalarNode Value)> Leaves(YamlNode node, string path) => node switch
    {
        YamlMappingNode mapping => mapping.Children.SelectMany(c => Leaves(c.Value, path.Length == 0 ? ((YamlScalarNode)c.Key).Value! : $"{path}.{((YamlScalarNode)c.Key).Value}")),
        YamlSequenceNode list => list.Children.SelectMany(c => Leaves(c, path)),
        _ => [(path, (YamlScalarNode)node)],
    };
}
