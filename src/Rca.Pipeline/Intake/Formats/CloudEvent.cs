using System.Text.Json;
using System.Text.RegularExpressions;
using Rca.Contracts;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>One event, however it came. Its attributes are the labels of one alert, unless its data is a message of ours.</summary>
/// <param name="Attributes">The attributes, in their text form.</param>
/// <param name="Time">When it happened, where it says so.</param>
/// <param name="Data">Its data, where that is JSON.</param>
/// <param name="Pointer">Where the event is in the body.</param>
/// <param name="DataPointer">Where its data is.</param>
sealed partial record CloudEvent(
    IReadOnlyDictionary<string, string> Attributes, DateTimeOffset? Time, JsonElement? Data, string Pointer, string DataPointer)
{
    const int LongestAttribute = 4096;
    static readonly string[] Required = ["specversion", "id", "source", "type"];

    // Not labels: they say how the event is written.
    static readonly string[] Envelope = ["specversion", "id", "time", "datacontenttype", "dataschema"];

    /// <summary>An event in the JSON format.</summary>
    /// <exception cref="IntakeException">It is none.</exception>
    public static CloudEvent Read(ReportObject json)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in json.Members.Where(m => m.Name is not ("data" or "data_base64") && m.Value.ValueKind != JsonValueKind.Null))
        {
            if (!AttributeName().IsMatch(member.Name)) throw new IntakeException(422, json.Pointer, "expected names of attributes of lower-case letters and digits");
            attributes[member.Name] = TextOf(json, member);
        }

        if (json.Find("data") is not null && json.Find("data_base64") is not null) throw json.Wrong("data_base64", "it only without data");
        var data = json.Find("data_base64") is null ? json.Find("data") : Decoded(json);
        return Of(attributes, data, json.Pointer, "/", json.Pointer + "/data");
    }

    /// <param name="attributes">All attributes, in their text form.</param>
    /// <param name="data">The data, where that is JSON.</param>
    /// <param name="pointer">Where the event is.</param>
    /// <param name="prefix">What an attribute's name is put after to say where it is.</param>
    /// <param name="dataPointer">Where the data is.</param>
    /// <exception cref="IntakeException">They are not those of an event.</exception>
    public static CloudEvent Of(IReadOnlyDictionary<string, string> attributes, JsonElement? data, string pointer, string prefix, string dataPointer)
    {
        foreach (var name in Required)
            if (!attributes.ContainsKey(name)) throw Wrong(name, "it: every event has it");
        foreach (var (name, value) in attributes)
            if (value.Length is 0 or > LongestAttribute) throw Wrong(AttributeName().IsMatch(name) ? name : "", $"1 to {LongestAttribute} characters");
        if (attributes["specversion"] is not "1.0") throw Wrong("specversion", "\"1.0\", the version of CloudEvents that this door reads");
        foreach (var name in (ReadOnlySpan<string>)["source", "dataschema"])
            if (attributes.TryGetValue(name, out var uri) && !Uri.TryCreate(uri, UriKind.RelativeOrAbsolute, out _)) throw Wrong(name, "a URI");
        if (attributes.TryGetValue("datacontenttype", out var type) && MediaType.TryParse(type) is null) throw Wrong("datacontenttype", "a media type");
        var time = attributes.TryGetValue("time", out var text) ? Rfc3339.Read(text) ?? throw Wrong("time", Reporting.TimeForm) : (DateTimeOffset?)null;
        return new CloudEvent(attributes, time, data, pointer, dataPointer);

        IntakeException Wrong(string name, string expected) => new(422, pointer + prefix + name, $"expected {expected}");
    }

    public Report Report(string sender, DateTimeOffset receivedAt)
    {
        // Source and id name an event wherever it is sent again.
        var known = new MessageDefaults(sender, $"{Attributes["source"]} {Attributes["id"]}", Time ?? receivedAt, IsStartCertain: Time is not null);
        return Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("alerts", out _)
            ? Formats.Report.Of(PlainIncident.Read(data, DataPointer, known), DataPointer)
            : Formats.Report.OfOne(OfAttributes(known), Pointer);
    }

    IncidentReported OfAttributes(MessageDefaults known)
    {
        var labels = Attributes.Where(a => !Envelope.Contains(a.Key, StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
        return new IncidentReported(known.Sender, known.DedupKey, known.StartsAt, [new Alert(labels, StartsAt: Time)], Repeats: known.IsStartCertain ? null : true);
    }

    static string TextOf(ReportObject json, JsonProperty member) => member.Value switch
    {
        { ValueKind: JsonValueKind.String } => json.OptionalText(member.Name)!,
        { ValueKind: JsonValueKind.True } when IsExtension(member.Name) => "true",
        { ValueKind: JsonValueKind.False } when IsExtension(member.Name) => "false",
        { ValueKind: JsonValueKind.Number } number when IsExtension(member.Name) && number.TryGetInt32(out _) => number.GetRawText(),
        _ => throw json.Wrong(member.Name, IsExtension(member.Name) ? "a text, a whole number or a flag" : "a text"),
    };

    static bool IsExtension(string name) => name is not ("source" or "type" or "subject") && !Envelope.Contains(name, StringComparer.Ordinal);

    static JsonElement? Decoded(ReportObject json)
    {
        try
        {
            var bytes = Convert.FromBase64String(json.OptionalText("data_base64")!);
            if (json.OptionalText("datacontenttype") is { } type && MediaType.TryParse(type) is { IsJson: false }) return null;
            using var document = ReportJson.ParseAny(bytes);
            return document.RootElement.Clone();
        }
        catch (FormatException)
        {
            throw json.Wrong("data_base64", "base64");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9]{1,64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex AttributeName();
}
