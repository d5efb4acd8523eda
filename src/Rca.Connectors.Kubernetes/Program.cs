using Rca.Bus;
using Rca.Connectors.Kubernetes;

return await CollectorHost.RunAsync<KubernetesConnectorType>(args);
