using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>A container of a pod template. Of its environment there are the names, never a value.</summary>
public sealed record TemplateContainer(
    [Identifier("Its name.")] string Name,
    [Operational("Whether it runs before the others and ends.")] bool Init,
    [Identifier("Its image as the template names it.")] string Image,
    [Identifier("The tag in that name.")] string? ImageTag,
    [Operational("The digest in that name.")] string? ImageDigest,
    [Identifier("The names of its environment variables; those of an envFrom are not known here.")] IReadOnlyList<string> EnvironmentNames,
    [Operational("CPU that it is promised.", Unit = "cores")] Quantity CpuRequest,
    [Operational("CPU that it may use.", Unit = "cores")] Quantity CpuLimit,
    [Operational("Memory that it is promised.", Unit = "bytes")] Quantity MemoryRequest,
    [Operational("Memory that it may use before it is killed.", Unit = "bytes")] Quantity MemoryLimit);
