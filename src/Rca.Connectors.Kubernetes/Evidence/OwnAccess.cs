using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

/// <summary>What this collection's identity may see in a namespace, by the API server's own review.</summary>
[Evidence("kubernetes.own-access/1")]
public sealed record OwnAccess(
    [Identifier("The namespace.")] string Namespace,
    [Operational("Whether the server listed all rules. If not, each right was asked for by itself.")] bool RulesAreComplete,
    [Operational("Rights that the connector can use and this identity has.")] Quantity Held,
    [Operational("Rights that the connector can use and this identity has not.")] Quantity Missing,
    [Operational("Rights of which the server does not tell.")] Quantity Unknown,
    IReadOnlyList<OwnRight> Rights,
    [Operational(
        "Whether it may read Secrets, which nothing here asks for: more than it should. Absent when the rules are not complete.")] bool? MayReadSecrets,
    [Operational("Whether a rule has a wildcard for verbs or resources: more than it should. Absent likewise.")] bool? HasWildcard);
