using System.Globalization;
using System.Text.Json;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>CloudEvents 1.0 over HTTP: in structured, in binary and in batched mode. Each event is a report of its own.</summary>
sealed class CloudEventsFormat : IAlertFormat
{
    const string Structured = "application/cloudevents+json";
    const string Batched = "application/cloudevents-batch+json";
    const string OfCloudEvents = "application/cloudevents";

    public string Name => "cloudevents";

    public string Describes => "CloudEvents 1.0: structured, batched, or binary";

    public IReadOnlyList<string> MediaTypes => [Structured, Batched, MediaType.Json.Name];

    // A browser asks first about headers of one's own, as binary mode has them.
    public bool Reads(MediaType type, IHeaderDictionary headers) => type.Name.StartsWith(OfCloudEvents, StringComparison.Ordinal)
        ? type.Name is Structured or Batched
        : headers.ContainsKey(CloudEventHeaders.SpecVersion);

    public IReadOnlyList<Report> Read(Delivery delivery) => delivery.Type.Name switch
    {
        Structured => [ReadStructured(delivery)],
        Batched => ReadBatch(delivery),
        _ => [ReadBinary(delivery)],
    };

    Report ReadStructured(Delivery delivery)
    {
        using var document = ReportJson.Parse(delivery.Body);
        return CloudEvent.Read(ReportObject.At(document.RootElement, "")).Report(Name, delivery.ReceivedAt);
    }

    List<Report> ReadBatch(Delivery delivery)
    {
        using var document = ReportJson.ParseList(delivery.Body);
        if (document.RootElement.GetArrayLength() > Reporting.MaximumAlerts) throw new IntakeException(422, "", $"expected at most {Reporting.MaximumAlerts} events");
        return [.. document.RootElement.EnumerateArray().Select((e, i) => ReadOne(e, string.Create(CultureInfo.InvariantCulture, $"/{i}"), delivery.ReceivedAt))];
    }

    // Events of a batch have nothing to do with each other: one that cannot be read does not keep the others out.
    Report ReadOne(JsonElement element, string pointer, DateTimeOffset receivedAt)
    {
        try
        {
            return CloudEvent.Read(ReportObject.At(element, pointer)).Report(Name, receivedAt);
        }
        catch (IntakeException e)
        {
            return Report.Refused(pointer, e);
        }
    }

    Report ReadBinary(Delivery delivery)
    {
        if (!delivery.Type.IsJson) return CloudEventHeaders.Read(delivery.Headers, data: null).Report(Name, delivery.ReceivedAt);
        using var document = ReportJson.ParseAny(delivery.Body);
        return CloudEventHeaders.Read(delivery.Headers, document.RootElement).Report(Name, delivery.ReceivedAt);
    }
}
