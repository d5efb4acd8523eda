namespace Rca.Connectors.GitHub.Evidence;

public enum RangeMatch
{
    Tag,
    Commit,
}
