using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Evidence;

public sealed record CommandChange(
    [Identifier("The container.")] string Container,
    [FreeText("Its command and arguments in the compared revision, as lists.", Form = FieldForm.Json)] string From,
    [FreeText("Its command and arguments in this revision.", Form = FieldForm.Json)] string To);
