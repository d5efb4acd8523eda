using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.UnitTests.Core.Collecting.Describing;

[Evidence("weather.forecast/1")]
sealed record Forecast(
    [Operational("Degrees.", Unit = "°C")] Quantity Degrees,
    [Operational("The sky.")] Sky Sky,
    [Identifier("The station.")] string Station,
    [Person("Who forecast it.")] string? By = null,
    [FreeText("What they wrote.")] string? Note = null);
