namespace Rca.Core.Stores;

/// <summary>Why a sealed incident was deleted.</summary>
public enum DeletionReason
{
    /// <summary>It was kept as long as is configured.</summary>
    Age,

    /// <summary>The store was larger than is configured, and it was the oldest.</summary>
    Size,
}
