namespace Rca.Pipeline.Intake;

/// <summary>A report that cannot be accepted: the HTTP status, the field at fault, and what is expected of it. It never repeats what was sent.</summary>
public sealed class IntakeException(int status, string field, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    public string Field { get; } = field;
}
