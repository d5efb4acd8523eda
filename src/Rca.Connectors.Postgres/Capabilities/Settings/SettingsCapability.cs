using System.Runtime.CompilerServices;
using Rca.Connectors.Postgres.Evidence;
using Rca.Connectors.Postgres.Session;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Settings;

/// <summary>postgres.settings: the settings of a fixed list.</summary>
sealed class SettingsCapability(TimeProvider clock) : ICapability
{
    public CapabilityDescriptor Descriptor { get; } = new(
        "postgres.settings",
        "Settings",
        "Which limits and timeouts does the server run with, and which of them wait for a restart?",
        "One connection and one statement on a system view, a few milliseconds.",
        PostgresDescriptor.Scope,
        [EvidenceKind.Of<ServerSettings>()],
        Needs: [PostgresDescriptor.Connect]);

    public async IAsyncEnumerable<CapturedItem> CollectAsync(PostgresSession session, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = await session.QueryAsync(SqlStatement.Settings, SettingRow.Read, ct);
        await session.CompleteAsync(ct);
        yield return new CapturedItem(new ServerSettings([.. rows.Select(row => row.ToEvidence())]), clock.GetUtcNow());
    }
}
