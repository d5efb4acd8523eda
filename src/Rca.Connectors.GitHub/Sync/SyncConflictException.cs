namespace Rca.Connectors.GitHub.Sync;

/// <summary>The state is not what this sync goes by.</summary>
/// <param name="isKept">True when another collector changed it, and it is worth to read it again; false when nothing is kept.</param>
sealed class SyncConflictException(bool isKept) : Exception
{
    public bool IsKept { get; } = isKept;
}
