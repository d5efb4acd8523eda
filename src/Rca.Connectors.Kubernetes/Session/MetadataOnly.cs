namespace Rca.Connectors.Kubernetes.Session;

/// <summary>What makes the server send the metadata of objects and nothing else of them.</summary>
static class MetadataOnly
{
    public const string Kind = "PartialObjectMetadata";
    public const string ListKind = "PartialObjectMetadataList";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfOne { get; } = Accept(Kind);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> OfList { get; } = Accept(ListKind);

    static Dictionary<string, IReadOnlyList<string>> Accept(string kind) =>
        new(StringComparer.Ordinal) { ["Accept"] = [$"application/json;as={kind};g=meta.k8s.io;v=v1"] };
}
