using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>One command as a connector sees it: validated, and with the ledger that every request to the source must go through.</summary>
/// <param name="Capability">One of the connector's own capabilities.</param>
/// <param name="Scope">Valid by form and allowed by the source's configuration.</param>
/// <param name="Window">The stretch of time wanted.</param>
/// <param name="Ledger">Where requests to the source are entered; see <see cref="LedgerHandler"/> for HTTP.</param>
public sealed record CollectRequest(string Capability, IReadOnlyDictionary<string, string> Scope, Window Window, Ledger Ledger)
{
    /// <summary>For a connector that could do more or less: its token ends with this anyway. Null where nothing limits it.</summary>
    public TimeLeft? Time { get; init; }
}
