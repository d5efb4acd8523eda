namespace Rca.Contracts;

/// <summary>How a planned item ended. Every planned item ends in exactly one of these; the set is closed.</summary>
public enum Outcome
{
    /// <summary>Asked, permitted, answered, and all of the answer is here.</summary>
    Collected,

    /// <summary>Asked, permitted, and there was nothing there.</summary>
    Empty,

    /// <summary>What came before the end is kept; the reason says why it ended.</summary>
    Truncated,

    /// <summary>The source said that this identity may not.</summary>
    Forbidden,

    /// <summary>Our own guard said no; the source was not asked.</summary>
    Refused,

    /// <summary>The scope does not exist at the source.</summary>
    NotFound,

    /// <summary>This source cannot answer this, for example because it is too old.</summary>
    Unsupported,

    /// <summary>The source, or its collector, could not be reached.</summary>
    Unreachable,

    /// <summary>The source, or our own limit for it, asked us to wait longer than the deadline allowed.</summary>
    Throttled,

    /// <summary>Time ran out before anything came.</summary>
    TimedOut,

    /// <summary>The source no longer keeps what was asked for.</summary>
    Expired,

    /// <summary>Redaction failed closed: what was captured could not be proven redacted and was thrown away.</summary>
    Withheld,

    /// <summary>A fault that none of the other outcomes names.</summary>
    Failed,

    /// <summary>Planned, then deliberately not asked.</summary>
    Skipped,
}
