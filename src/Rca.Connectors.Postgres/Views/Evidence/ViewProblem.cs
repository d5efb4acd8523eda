namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>Why a view that no rule refused was not read.</summary>
enum ViewProblem
{
    None,
    RoleMayMore,
    NotPermitted,
    LockTimeout,
    StatementTimeout,
    TooExpensive,
    Replaced,
    GuardsChanged,
    ValueNotComputable,
    Other,
}
