using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>Outcomes as words, also to the OpenAPI document, which knows nothing of how messages are written.</summary>
sealed class AlertOutcomeConverter() : JsonStringEnumConverter<AlertOutcome>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
