namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>Whether a view was read.</summary>
enum ViewVerdict
{
    Read,
    Refused,
    NotRead,
}
