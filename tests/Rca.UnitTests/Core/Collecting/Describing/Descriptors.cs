using Rca.Core.Collecting;

namespace Rca.UnitTests.Core.Collecting.Describing;

/// <summary>A descriptor that keeps to every rule, to be changed by one thing at a time.</summary>
static class Descriptors
{
    public static readonly PermissionDescriptor Read = new("read", true, "To read the forecast.", "GRANT forecast");

    public static readonly CapabilityDescriptor Capability = new(
        "weather.forecast", "Forecast", "What was forecast for the site?", "One request.",
        [new ScopeKey("site", ScopeForm.Word)], [EvidenceKind.Of<Forecast>()], [Read.Id]);

    public static readonly ConnectorDescriptor Weather = new("weather", "1.0.0", [Capability], [Read]);
}
