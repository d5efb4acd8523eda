using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Changes;

/// <summary>postgres.change: restarts, reloads, and what waits for a restart.</summary>
sealed class ChangeCapability(TimeProvider clock) : ICapability
{
    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.change",
        "Server changes",
        "Was the server restarted or its configuration changed, and does a change wait for a restart?",
        "One connection and one statement on system views, a few milliseconds.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<ServerChange>()],
        Needs: [PostgresDescriptor.Connect]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var change = (await session.QueryAsync(SqlStatement.Change, ChangeRow.Read, ct)).Single();
        await session.CompleteAsync(ct);
        yield return new CapturedItem(change.ToEvidence(), clock.GetUtcNow());
    }
}
