namespace Rca.Core.Collecting;

/// <summary>One key of a scope in a <see cref="DescriptorDocument"/>.</summary>
/// <param name="Name">The key.</param>
/// <param name="Form">The id of its <see cref="ScopeForm"/>.</param>
/// <param name="Required">Whether the scope must have it.</param>
public sealed record ScopeKeyDocument(string Name, string Form, bool Required = true);
