using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities;

/// <summary>One capability of this connector, inside an open and guarded transaction.</summary>
interface ICapability
{
    CapabilityDescriptor Descriptor { get; }

    /// <summary>Why it is not to be collected from this source, which is then not asked; null where it may.</summary>
    SourceFailureException? Refusal => null;

    IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, CancellationToken ct);
}
