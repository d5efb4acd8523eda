using Rca.Connectors.GitHub.Wire;

namespace Rca.Connectors.GitHub.Capabilities;

/// <param name="Listed">A deployment.</param>
/// <param name="IsInWindow">Whether it was made in the window.</param>
/// <param name="HasFailed">Whether its statuses were read and say so.</param>
sealed record DeploymentSeen(WireDeployment Listed, bool IsInWindow, bool HasFailed);
