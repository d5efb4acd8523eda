using Rca.Contracts;

namespace Rca.Core.Planning;

/// <summary>An alert with what the routes say of it.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Decision">What is done with it.</param>
/// <param name="Routes">The routes that match it, by their place in the configuration from 0.</param>
public sealed record RoutedAlert(Alert Alert, AlertDecision Decision, IReadOnlyList<int> Routes);
