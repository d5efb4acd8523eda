namespace Rca.UnitTests.Redaction.Quality;

/// <summary>
/// What the engine reaches today, less a little; in shares of one. They only ever go up: whoever makes the engine better raises them,
/// and a change that needs one lowered is not ready.
/// </summary>
static class QualityFloors
{
    public const double Secrets = 0.995;
    public const double Personal = 0.99;
    public const double BenignUntouched = 0.9995;
    public const double DecoysUntouched = 0.9995;
    public const double JsonValid = 0.9995;
    public const double StructuredGone = 0.76;
    public const double StructuredKept = 0.98;
    public const double StructuredValid = 0.97;

    /// <summary>Of each encoding.</summary>
    public const double Encoded = 0.99;
}
