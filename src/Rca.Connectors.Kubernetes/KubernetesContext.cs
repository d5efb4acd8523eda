using Rca.Connectors.Kubernetes.Digests;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.Kubernetes;

/// <summary>What the capabilities of one source are made with.</summary>
/// <param name="Options">Its options.</param>
/// <param name="State">What it remembers.</param>
/// <param name="Digests">The key of its digests.</param>
/// <param name="Clock">Time.</param>
sealed record KubernetesContext(KubernetesOptions Options, ISourceState State, DigestKeys Digests, TimeProvider Clock);
