namespace Rca.Redaction.Policies;

/// <summary>A policy that cannot be held to. Its message lists every problem, one a line.</summary>
/// <param name="errors">The problems, in the order of the file.</param>
public sealed class RedactionPolicyException(IReadOnlyList<RedactionPolicyError> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>The problems, in the order of the file.</summary>
    public IReadOnlyList<RedactionPolicyError> Errors { get; } = errors;
}
