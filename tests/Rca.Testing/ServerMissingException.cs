namespace Rca.Testing;

/// <summary>This machine has no server of this kind; the message says what would give it one.</summary>
public sealed class ServerMissingException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether Debian has it: then only a machine of somebody's own may go without.</summary>
    public bool IsInDebian { get; init; } = true;
}
