namespace Rca.Pipeline.Doors;

/// <summary>Which token opens a route.</summary>
sealed record DoorToken(string Name)
{
    public static DoorToken Report { get; } = new("reportToken");

    /// <summary>The report token, or, where signing secrets are configured, PagerDuty's signature in its place.</summary>
    public static DoorToken PagerDuty { get; } = new("pagerdutySignature");

    public static DoorToken Read { get; } = new("readToken");
}
