namespace Rca.Connectors.GitHub.Evidence;

public enum RangeRelation
{
    Other,
    Ahead,
    Behind,
    Diverged,
    Identical,
    Gone,
}
