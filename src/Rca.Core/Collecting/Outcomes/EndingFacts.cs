namespace Rca.Core.Collecting;

/// <summary>What is known of a connector's stream when it is over; <see cref="EndingTable"/> makes the outcome of it.</summary>
sealed record EndingFacts
{
    /// <summary>Whether this process is being stopped.</summary>
    public bool Stopped { get; init; }

    /// <summary>The pieces that are kept.</summary>
    public int Kept { get; init; }

    /// <summary>The budget that was reached first; null when none was.</summary>
    public string? Budget { get; init; }

    /// <summary>Whether the time budget was used up before the stream was over.</summary>
    public bool TimeIsUp { get; init; }

    /// <summary>Whether it was ended because it made no progress.</summary>
    public bool Stalled { get; init; }

    /// <summary>Whether the connector was left behind, because it did not heed its token.</summary>
    public bool LeftBehind { get; init; }

    /// <summary>What the connector threw; null when its stream came to its end.</summary>
    public Exception? Error { get; init; }

    /// <summary>The requests that were answered and permitted.</summary>
    public int Answered { get; init; }

    /// <summary>When it was over, by the collector's clock.</summary>
    public DateTimeOffset Now { get; init; }
}
