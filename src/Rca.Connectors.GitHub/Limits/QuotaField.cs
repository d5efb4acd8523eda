namespace Rca.Connectors.GitHub.Limits;

/// <summary>The names of what is kept in clear.</summary>
enum QuotaField
{
    Limit,
    Remaining,
    Reset,
}
