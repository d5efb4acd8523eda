namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>The kind of role that owns a view; its name is never read.</summary>
enum ViewOwner
{
    Unknown,
    NoLogin,
    Login,
    Superuser,
}
