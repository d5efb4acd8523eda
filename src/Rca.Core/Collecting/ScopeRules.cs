using Rca.Core.Configuration;

namespace Rca.Core.Collecting;

/// <summary>Whether a scope may be asked. The planner and the collector both hold it, each from its own file. No message repeats the value that it refuses.</summary>
public static class ScopeRules
{
    /// <summary>Why the scope is refused, as a reason and a detail; null when it may be asked.</summary>
    public static (string Reason, string Detail)? Check(SourceConfiguration source, CapabilityDescriptor capability, IReadOnlyDictionary<string, string> scope)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(capability);
        ArgumentNullException.ThrowIfNull(scope);
        foreach (var key in scope.Keys)
            if (!capability.Scope.Any(k => string.Equals(k.Name, key, StringComparison.Ordinal)))
                return ("scope-key-unknown", $"{capability.Id} has no scope key of that name; it has {string.Join(", ", capability.Scope.Select(k => k.Name))}");
        foreach (var key in capability.Scope)
        {
            if (!scope.TryGetValue(key.Name, out var value))
            {
                if (key.Required) return ("scope-key-missing", $"{capability.Id} needs the scope key '{key.Name}'");
            }
            else if (!key.Form.Accepts(value))
            {
                return ("scope-value-invalid", $"the value for '{key.Name}' is not {key.Form.Name}");
            }
        }

        return source.Allows(scope) ? null : ("scope-not-allowed", $"the scope is outside allowedScopes of source '{source.Name}'");
    }
}
