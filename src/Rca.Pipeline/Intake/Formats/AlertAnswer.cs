namespace Rca.Pipeline.Intake.Formats;

/// <summary>What became of one alert of a body.</summary>
/// <param name="Alert">Where it is in the body, as a JSON pointer.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="IncidentId">The incident that it belongs to; null when there is none.</param>
/// <param name="Field">What is at fault, where it was refused.</param>
/// <param name="Detail">What is expected there.</param>
sealed record AlertAnswer(string Alert, AlertOutcome Outcome, string? IncidentId = null, string? Field = null, string? Detail = null);
