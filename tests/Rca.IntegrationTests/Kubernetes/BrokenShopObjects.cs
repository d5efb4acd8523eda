using System.Globalization;
using System.Text.Json;
using k8s;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>The objects of the broken shop, as somebody would write them.</summary>
static class BrokenShopObjects
{
    public const string Deployment = """
        { "metadata": { "name": "checkout", "labels": { "team": "shop" } }, "spec": { "replicas": 3, "selector": { "matchLabels": { "app": "checkout" } }, "template": { "metadata": { "labels": { "app": "checkout" } },
          "spec": { "volumes": [ { "name": "data", "persistentVolumeClaim": { "claimName": "data" } } ],
            "containers": [ { "name": "app", "image": "registry.example/shop/checkout:1.9.0", "resources": { "requests": { "cpu": "500m", "memory": "256Mi" } } } ] } } } }
        """;

    public const string NoImage = """
        { "status": { "phase": "Pending", "conditions": [ { "type": "Ready", "status": "False" } ], "containerStatuses": [ { "name": "app", "image": "registry.example/shop/checkout:1.9.0", "imageID": "",
          "ready": false, "restartCount": 0, "state": { "waiting": { "reason": "ImagePullBackOff", "message": "Back-off" } } } ] } }
        """;

    public const string NoNode = """
        { "status": { "phase": "Pending", "conditions": [ { "type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/1 nodes are available: 1 Insufficient cpu." } ] } }
        """;

    public const string Job = """
        { "metadata": { "name": "migrate" }, "spec": { "backoffLimit": 0, "template": { "spec": { "restartPolicy": "Never", "containers": [ { "name": "app", "image": "registry.example/shop/migrate:1.9.0" } ] } } } }
        """;

    public const string CronJob = """
        { "apiVersion": "batch/v1beta1", "kind": "CronJob", "metadata": { "name": "nightly" }, "spec": { "suspend": true, "schedule": "0 3 * * *", "jobTemplate": { "spec": { "template": { "spec": {
          "restartPolicy": "Never", "containers": [ { "name": "app", "image": "registry.example/shop/report:1" } ] } } } } } }
        """;

    public const string Ingress = """
        { "metadata": { "name": "checkout" }, "spec": { "rules": [ { "host": "checkout.shop.example", "http": { "paths": [
          { "path": "/", "pathType": "Prefix", "backend": { "service": { "name": "checkout", "port": { "number": 80 } } } },
          { "path": "/old", "pathType": "Prefix", "backend": { "service": { "name": "gone", "port": { "number": 80 } } } } ] } } ] } }
        """;

    public const string Policy = """{ "metadata": { "name": "deny-all" }, "spec": { "podSelector": {}, "policyTypes": [ "Ingress" ] } }""";

    public const string Claim = """
        { "metadata": { "name": "data" }, "spec": { "storageClassName": "absent", "accessModes": [ "ReadWriteOnce" ], "resources": { "requests": { "storage": "10Gi" } } } }
        """;

    public const string Autoscaler = """
        { "metadata": { "name": "checkout" }, "spec": { "scaleTargetRef": { "apiVersion": "apps/v1", "kind": "Deployment", "name": "checkout" }, "minReplicas": 1, "maxReplicas": 3, "targetCPUUtilizationPercentage": 80 } }
        """;

    public const string Budget = """
        { "apiVersion": "policy/v1beta1", "kind": "PodDisruptionBudget", "metadata": { "name": "checkout" }, "spec": { "minAvailable": 2, "selector": { "matchLabels": { "app": "checkout" } } } }
        """;

    public const string Limits =
        """{ "metadata": { "name": "defaults" }, "spec": { "limits": [ { "type": "Container", "default": { "memory": "512Mi" } } ] } }""";

    public const string Quota = """{ "metadata": { "name": "pods" }, "spec": { "hard": { "pods": "3", "requests.cpu": "10" } } }""";

    public static IReadOnlyList<string> Services { get; } =
    [
        """{ "metadata": { "name": "checkout" }, "spec": { "selector": { "app": "checkout" }, "ports": [ { "port": 80 } ] } }""",
        """{ "metadata": { "name": "orphan" }, "spec": { "selector": { "app": "chekcout" }, "ports": [ { "port": 80 } ] } }""",
    ];

    public static string Node(string name) => $$"""{ "metadata": { "name": "{{name}}" } }""";

    /// <summary>The taint is what the node controller adds, which this server runs without.</summary>
    public static string Cordoned(DateTime now) => $$"""
        { "spec": { "unschedulable": true, "taints": [ { "key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule", "timeAdded": "{{Text(now)}}" } ] } }
        """;

    public static string NodeStatus(int port, DateTime now) => $$"""
        { "status": { "addresses": [ { "type": "InternalIP", "address": "127.0.0.1" } ], "daemonEndpoints": { "kubeletEndpoint": { "Port": {{port}} } },
          "capacity": { "cpu": "2", "memory": "4Gi", "pods": "10" }, "allocatable": { "cpu": "2", "memory": "4Gi", "pods": "10" },
          "conditions": [ { "type": "Ready", "status": "True", "lastHeartbeatTime": "{{Text(now)}}", "lastTransitionTime": "{{Text(now)}}" },
            { "type": "MemoryPressure", "status": "True", "lastHeartbeatTime": "{{Text(now)}}", "lastTransitionTime": "{{Text(now)}}" } ] } }
        """;

    public static string OutOfMemory(DateTime now) => $$"""
        { "status": { "phase": "Running", "podIP": "10.1.0.5", "podIPs": [ { "ip": "10.1.0.5" } ], "conditions": [ { "type": "Ready", "status": "False" } ], "containerStatuses": [ { "name": "app",
          "image": "registry.example/shop/checkout:1.9.0", "imageID": "", "ready": false, "restartCount": 6, "state": { "waiting": { "reason": "CrashLoopBackOff" } },
          "lastState": { "terminated": { "exitCode": 137, "reason": "OOMKilled", "finishedAt": "{{Text(now)}}" } } } ] } }
        """;

    public static string ModernEvent(DateTime now) => $$"""
        { "metadata": { "name": "scheduling" }, "eventTime": "{{now.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)}}", "reportingController": "default-scheduler", "reportingInstance": "test",
          "action": "Binding", "reason": "FailedScheduling", "type": "Warning", "note": "{{BrokenShop.Planted}}", "regarding": { "kind": "Deployment", "name": "checkout", "namespace": "{{BrokenShop.Namespace}}" } }
        """;

    public static string Event(string inNamespace, string kind, string name, string reason, DateTime now) => $$"""
        { "metadata": { "name": "{{name}}.{{reason.ToLowerInvariant()}}" }, "involvedObject": { "kind": "{{kind}}", "name": "{{name}}"{{(kind is "Node" ? "" : $", \"namespace\": \"{inNamespace}\"")}} },
          "type": "Normal", "reason": "{{reason}}", "message": "{{reason}} {{BrokenShop.Planted}}", "count": 2, "firstTimestamp": "{{Text(now)}}", "lastTimestamp": "{{Text(now)}}" }
        """;

    public static T Read<T>(string json) => KubernetesJson.Deserialize<T>(json);

    public static object Any(string json) => JsonElement.Parse(json);

    static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
