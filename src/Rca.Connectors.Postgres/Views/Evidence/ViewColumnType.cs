namespace Rca.Connectors.Postgres.Views.Evidence;

/// <summary>What the values of a column are. There is no type for text.</summary>
enum ViewColumnType
{
    Boolean,
    Integer,
    Number,
    Time,
    Seconds,
}
