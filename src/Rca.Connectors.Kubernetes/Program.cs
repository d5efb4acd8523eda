using Rca.Bus;
using Rca.Connectors.Kubernetes;

return await CollectorHost.RunAsync(args, new KubernetesConnectorType(), Console.Error);
