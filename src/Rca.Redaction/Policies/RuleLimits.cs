namespace Rca.Redaction.Policies;

/// <summary>How many own rules there may be, and how much one may match.</summary>
static class RuleLimits
{
    internal const int MaxRules = 100;
    internal const int DefaultLength = 256;
    internal const int GreatestLength = 4096;
}
