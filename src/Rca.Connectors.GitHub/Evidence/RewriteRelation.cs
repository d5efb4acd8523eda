namespace Rca.Connectors.GitHub.Evidence;

public enum RewriteRelation
{
    Other,
    Diverged,
    Behind,
    Gone,
}
