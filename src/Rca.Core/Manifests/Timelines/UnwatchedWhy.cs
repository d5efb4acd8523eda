namespace Rca.Core.Manifests;

/// <summary>Why a stretch of time was not watched.</summary>
public enum UnwatchedWhy
{
    /// <summary>Nothing came for the item; its outcome says why.</summary>
    NotCollected,

    /// <summary>Not all of it came.</summary>
    PartlyCollected,

    /// <summary>A part of it could not be seen; the evidence says which.</summary>
    PartNotSeen,

    /// <summary>The source no longer keeps it.</summary>
    NotKept,

    /// <summary>It was collected for another incident, for another window.</summary>
    OutsideShared,
}
