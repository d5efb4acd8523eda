namespace Rca.Pipeline.Doctor;

enum Health
{
    Ok,

    /// <summary>It works, and something should be changed.</summary>
    Warning,
    Fault,
}
