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

    /// <summary>Belongs to a secret and tells nothing by itself, as a key's first line does: may go or stay.</summary>
    Either,
}
