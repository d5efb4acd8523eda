namespace Rca.Connectors.Kubernetes.Evidence;

public enum RouteKind
{
    Ingress,
    HttpRoute,
}
