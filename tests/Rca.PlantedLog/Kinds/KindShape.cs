namespace Rca.PlantedLog.Kinds;

public enum KindShape
{
    /// <summary>A piece of text that any log line may hold.</summary>
    Fragment,

    /// <summary>One or more lines of its own.</summary>
    Lines,
}
