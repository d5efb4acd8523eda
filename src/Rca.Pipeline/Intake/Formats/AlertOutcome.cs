using System.Text.Json.Serialization;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>What becomes of an alert at the door.</summary>
[JsonConverter(typeof(AlertOutcomeConverter))]
enum AlertOutcome
{
    /// <summary>It is part of an incident, for which evidence is collected.</summary>
    Accepted,

    /// <summary>It is part of an incident, and no route wants it: nothing is collected for it.</summary>
    Unrouted,

    /// <summary>A route drops it.</summary>
    Dropped,

    /// <summary>It fires no more. That starts nothing.</summary>
    Resolved,

    /// <summary>It says nothing that matters here, such as that somebody acknowledged it.</summary>
    Ignored,

    /// <summary>It cannot be read.</summary>
    Refused,
}
