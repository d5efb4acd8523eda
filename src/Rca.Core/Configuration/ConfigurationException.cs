namespace Rca.Core.Configuration;

/// <summary>A configuration that cannot be used. Its message lists every problem, one a line.</summary>
/// <param name="errors">The problems.</param>
public sealed class ConfigurationException(IReadOnlyList<ConfigurationError> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<ConfigurationError> Errors { get; } = errors;
}
