namespace Rca.Connectors.GitHub.Sync;

/// <summary>What a pass over pages reads.</summary>
enum PassKind
{
    /// <summary>All since a time: the first one, and the one after history was rewritten.</summary>
    Whole,

    /// <summary>What was committed since the newest commit of the set, less the overlap.</summary>
    Newer,

    /// <summary>What lies between the old head and the new one, whenever it was committed.</summary>
    Between,

    /// <summary>What was committed before the set begins.</summary>
    Older,
}
