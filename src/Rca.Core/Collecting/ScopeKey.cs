namespace Rca.Core.Collecting;

/// <summary>One key of a capability's scope.</summary>
/// <param name="Name">The key, such as <c>namespace</c>.</param>
/// <param name="Form">What a valid value looks like.</param>
/// <param name="Required">Whether the scope must have it.</param>
public sealed record ScopeKey(string Name, ScopeForm Form, bool Required = true);
