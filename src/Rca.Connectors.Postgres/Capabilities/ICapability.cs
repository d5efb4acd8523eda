using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities;

/// <summary>One capability of this connector, inside an open and guarded transaction.</summary>
interface ICapability
{
    CapabilityDescriptor Descriptor { get; }

    /// <summary>Why it is not to be collected from this source, which is then not asked; null where it may.</summary>
    SourceFailureException? Refusal => null;

    /// <summary>Whether it runs code of users', such as a view's or an extension's: its connection serves no other collection then.</summary>
    bool RunsUserCode => false;

    IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, CancellationToken ct);
}
