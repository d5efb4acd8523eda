namespace Rca.Connectors.Postgres.Evidence;

/// <summary>What keeps vacuum from removing rows that it may still see.</summary>
enum XminHolderKind
{
    Session,
    ReplicationSlot,
    PreparedTransaction,
    Standby,
}
