using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;

namespace Rca.Connectors.Postgres.Capabilities.Saturating;

/// <summary>Turns counts into quantities: where one session is hidden or untracked, a count of the others is not a number but a false one.</summary>
static class SessionQuantities
{
    public static SessionCounts Of(ContextRow context, SessionsRow row)
    {
        UnknownReason? unknown =
            row.Hidden > 0 ? UnknownReason.NotPermitted
            : !context.TrackActivities || row.Untracked > 0 ? UnknownReason.NotTracked
            : null;
        return new SessionCounts(
            Quantity.Of(row.Hidden),
            Count(row.ClientBackends),
            Count(row.Active),
            Count(row.Idle),
            Count(row.IdleInTransaction),
            Count(row.IdleInTransactionAborted),
            Count(row.IdleInTransactionOver60s),
            Count(row.WaitingLock),
            Count(row.WaitingLwLock),
            Count(row.WaitingIo),
            Count(row.OnCpu),
            Others(row.AutovacuumWorkers),
            Others(row.WalSenders),
            Count(row.OpenedLast60s),
            Age(row.OldestTransaction),
            Age(row.OldestIdleInTransaction),
            Age(row.LongestActive),
            Age(row.OldestXminAge));

        Quantity Count(long number) => unknown is { } why ? Quantity.Unknown(why) : Quantity.Of(number);

        // Without the grant these show no kind at all, and so are not counted as hidden sessions either.
        Quantity Others(long number) => context.CanReadAllStats ? Count(number) : Quantity.Unknown(UnknownReason.NotPermitted);

        // No such session: there is no age, which is not the age 0.
        Quantity Age(double? number) => unknown is { } why ? Quantity.Unknown(why) : Quantity.Of(number, UnknownReason.NotReported);
    }
}
