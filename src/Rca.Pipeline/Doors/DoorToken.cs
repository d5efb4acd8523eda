namespace Rca.Pipeline.Doors;

/// <summary>Which token opens a route.</summary>
sealed record DoorToken(string Name)
{
    public static DoorToken Report { get; } = new("reportToken");

    public static DoorToken Read { get; } = new("readToken");
}
