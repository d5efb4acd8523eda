using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities;

/// <summary>One capability of this connector, inside an open and guarded transaction.</summary>
interface ICapability
{
    CapabilityDescriptor Descriptor { get; }

    IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, CancellationToken ct);
}
