namespace Rca.Core.Collecting.State;

/// <summary>What a compare-and-set came to.</summary>
public enum StateWrite
{
    /// <summary>The value is kept.</summary>
    Written,

    /// <summary>Somebody else changed it first; read again.</summary>
    Changed,

    /// <summary>The source has as many values as it may have; this one is not kept.</summary>
    Full,

    /// <summary>No state is configured; nothing is kept.</summary>
    NotKept,
}
