namespace Rca.Pipeline.Sources;

enum Usability
{
    Yes,

    /// <summary>It yields less, and says so.</summary>
    Partly,
    No,
    Unknown,
}
