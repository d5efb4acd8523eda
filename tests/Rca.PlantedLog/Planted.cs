namespace Rca.PlantedLog;

/// <summary>A value that a <see cref="LineWriter"/> marks where it writes it.</summary>
public readonly record struct Planted(string? Kind, MarkClass Class, string Value)
{
    /// <summary>A secret of the kind that is being written.</summary>
    public static Planted Secret(string value) => new(null, MarkClass.Secret, value);

    public static Planted Decoy(string kind, string value) => new(kind, MarkClass.Decoy, value);
}
