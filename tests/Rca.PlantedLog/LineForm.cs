namespace Rca.PlantedLog;

public enum LineForm
{
    Text,

    /// <summary>The whole line is one JSON value.</summary>
    Json,
}
