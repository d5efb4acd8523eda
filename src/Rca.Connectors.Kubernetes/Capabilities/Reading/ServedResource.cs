using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>A resource that not every server has, or not in the same version.</summary>
/// <param name="Permission">The right to list it; group and resource are in it.</param>
/// <param name="ListKind">The kind of its list.</param>
/// <param name="Versions">The versions that are understood, the best first.</param>
sealed record ServedResource(PermissionDescriptor Permission, string ListKind, params IReadOnlyList<string> Versions);
