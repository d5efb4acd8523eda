namespace Rca.Pipeline.Intake.Formats;

/// <summary>How one kind of sender reports. An adapter reads and translates: it knows neither routes nor stores nor HTTP beyond headers.</summary>
interface IAlertFormat
{
    /// <summary>Its name on the command line, and in the address of its door.</summary>
    string Name { get; }

    /// <summary>What it reads, for people.</summary>
    string Describes { get; }

    /// <summary>The types of its bodies, for people.</summary>
    IReadOnlyList<string> MediaTypes => [MediaType.Json.Name];

    /// <summary>The form of its bodies, for people and their generators; null where its sender's own description says it.</summary>
    Type? Body => null;

    /// <summary>The largest body, in bytes.</summary>
    int MaximumBytes => Doors.BodyReader.MaximumBytes;

    /// <summary>Whether it reads bodies of this type. A page in a browser must not be able to send it to another origin without asking first.</summary>
    bool Reads(MediaType type, IHeaderDictionary headers) => type.IsJson;

    /// <summary>The reports of one body, in their order; none where it says nothing that matters.</summary>
    /// <exception cref="IntakeException">Nothing of the body can be accepted.</exception>
    IReadOnlyList<Report> Read(Delivery delivery);
}
