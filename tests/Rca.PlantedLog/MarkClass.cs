namespace Rca.PlantedLog;

/// <summary>What a stretch of a line is.</summary>
public enum MarkClass
{
    /// <summary>Must go.</summary>
    Secret,

    /// <summary>Must go, and is counted by itself.</summary>
    Personal,

    /// <summary>Looks like a secret or like personal data and is neither: must stay.</summary>
    Decoy,
}
