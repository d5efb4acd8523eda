namespace Rca.Contracts;

/// <summary>What a point of the timeline says. The set is closed.</summary>
public enum TimelineWord
{
    /// <summary>A change was written: a commit.</summary>
    Committed,

    /// <summary>A change was taken into a branch.</summary>
    Merged,

    /// <summary>The history of a branch was replaced.</summary>
    HistoryRewritten,

    /// <summary>A build or test run ended well.</summary>
    Built,

    /// <summary>A version was published.</summary>
    Released,

    /// <summary>A deployment was asked for; how it ended is not known.</summary>
    DeployStarted,

    /// <summary>A deployment ended well.</summary>
    Deployed,

    /// <summary>A new revision of a workload began to run.</summary>
    RolledOut,

    /// <summary>A configuration or specification was changed.</summary>
    ConfigChanged,

    /// <summary>The number of replicas or nodes was changed.</summary>
    Scaled,

    /// <summary>A server or a node was started again.</summary>
    Restarted,

    /// <summary>A program ended that should not have.</summary>
    Crashed,

    /// <summary>A program was sent away from where it ran.</summary>
    Evicted,

    /// <summary>Something waited for something else.</summary>
    Waited,

    /// <summary>Something was full, or nearly.</summary>
    Saturated,

    /// <summary>Something was tried and did not succeed.</summary>
    Failed,

    /// <summary>The source itself warned of something that has no other word here.</summary>
    Warned,

    /// <summary>The source no longer keeps what was before the latest time of this point: until then nobody watched.</summary>
    NotKept,

    /// <summary>A part of what was asked could not be seen, in the whole window.</summary>
    NotSeen,
}
