using Rca.Contracts;

namespace Rca.Core.Planning;

/// <summary>A collection that is shared: the command that it was made for.</summary>
/// <param name="CommandId">The command.</param>
/// <param name="PlanId">The plan of that command.</param>
/// <param name="Window">The window that it asked for.</param>
public sealed record Collection(string CommandId, string PlanId, Window Window);
