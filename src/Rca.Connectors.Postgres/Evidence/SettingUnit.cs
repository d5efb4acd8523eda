namespace Rca.Connectors.Postgres.Evidence;

/// <summary>The unit of a setting's value.</summary>
enum SettingUnit
{
    None,
    Bytes,
    Seconds,
    Boolean,
}
