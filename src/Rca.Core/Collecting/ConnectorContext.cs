using Rca.Core.Collecting.State;
using Rca.Core.Configuration;

namespace Rca.Core.Collecting;

/// <summary>What a connector is made with.</summary>
/// <param name="Source">The configuration of its source; the connector alone reads the options.</param>
/// <param name="Clock">Time.</param>
/// <param name="State">What it may remember of this source.</param>
public sealed record ConnectorContext(SourceConfiguration Source, TimeProvider Clock, ISourceState State);
