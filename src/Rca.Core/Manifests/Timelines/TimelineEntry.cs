using Rca.Contracts;

namespace Rca.Core.Manifests;

/// <summary>Something that happened, put on the axis by the skew that its item measured.</summary>
/// <param name="What">What.</param>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after, as far as it was seen.</param>
/// <param name="Source">The source that says so.</param>
/// <param name="Capability">The capability.</param>
/// <param name="CommandId">The item.</param>
/// <param name="Sha256">The piece of evidence.</param>
/// <param name="Clock">Whose clock it was read from.</param>
/// <param name="Lead">For a change: how long before the incident's start; negative after it.</param>
/// <param name="Uncorrected">True when the clock's skew is not known, so that it stands where the clock said.</param>
public sealed record TimelineEntry(
    TimelineWord What,
    DateTimeOffset Earliest,
    DateTimeOffset Latest,
    string Source,
    string Capability,
    string CommandId,
    string Sha256,
    TimelineClock Clock,
    MillisecondRange? Lead = null,
    bool Uncorrected = false);
