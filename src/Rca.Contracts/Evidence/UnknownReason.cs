namespace Rca.Contracts;

/// <summary>Why a number is not known. The set is closed.</summary>
public enum UnknownReason
{
    /// <summary>The identity that asked may not see it.</summary>
    NotPermitted,

    /// <summary>The source does not track it, or tracking is switched off.</summary>
    NotTracked,

    /// <summary>This version of the source does not have it.</summary>
    NotSupported,

    /// <summary>The source answered, without this value.</summary>
    NotReported,

    /// <summary>The value came in a form that cannot be a number here, such as infinity.</summary>
    NotRepresentable,

    /// <summary>A rate: the time between two readings was too short for one, or there was no second reading.</summary>
    WindowTooShort,

    /// <summary>A rate: two readings are not of one series, because of a reset, a restart, a failover or a counter that decreased.</summary>
    Discontinuous,
}
