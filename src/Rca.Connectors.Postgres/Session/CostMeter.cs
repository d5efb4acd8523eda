using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Postgres.Session;

/// <summary>Adds up what one session costs the server.</summary>
sealed class CostMeter(TimeProvider clock)
{
    int _statements;
    int _guards;
    int _transactions;
    long _began;
    TimeSpan? _told;
    TimeSpan _time;
    SelfCostRow? _locks;

    public void Count(SqlStatement statement)
    {
        if (statement.IsGuard) _guards++;
        else _statements++;
    }

    public void Began() => (_began, _told) = (clock.GetTimestamp(), null);

    public void Told(SelfCostRow row) => (_told, _locks) = (TimeSpan.FromSeconds(row.Transaction), row);

    // Seen from here a transaction takes longer than at the server, so both are upper bounds, and their sum is one.
    public void Ended() => (_time, _transactions) = (_time + (_told ?? clock.GetElapsedTime(_began)), _transactions + 1);

    public SelfCost Total() => new(
        _transactions > 0 ? Quantity.AtMost(_time.TotalSeconds) : Quantity.Unknown(UnknownReason.NotReported),
        _statements,
        _guards,
        _transactions,
        Quantity.Of(_locks?.Locks, UnknownReason.NotReported),
        Quantity.Of(_locks?.UserRelationLocks, UnknownReason.NotReported),
        Quantity.Unknown(UnknownReason.NotTracked));
}
