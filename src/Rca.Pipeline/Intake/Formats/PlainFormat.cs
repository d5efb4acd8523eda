using Rca.Contracts;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>The message IncidentReported itself.</summary>
sealed class PlainFormat : IAlertFormat
{
    public string Name => "plain";

    public string Describes => "the message IncidentReported (docs/incident.md)";

    public Type? Body => typeof(IncidentReported);

    public IReadOnlyList<Report> Read(Delivery delivery) => [Report.Of(PlainIncident.Read(delivery.Body))];
}
