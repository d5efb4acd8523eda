using System.Text.Json;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>An event in binary mode: its attributes are headers, and the body is its data.</summary>
static class CloudEventHeaders
{
    public const string SpecVersion = Prefix + "specversion";
    const string Prefix = "ce-";

    /// <exception cref="IntakeException">They are not those of an event.</exception>
    public static CloudEvent Read(IHeaderDictionary headers, JsonElement? data)
    {
        var attributes = headers.Where(h => h.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(h => h.Key[Prefix.Length..].ToLowerInvariant(), h => Uri.UnescapeDataString(h.Value.ToString()), StringComparer.Ordinal);
        if (headers.ContentType.ToString() is { Length: > 0 } type) attributes["datacontenttype"] = type;
        return CloudEvent.Of(attributes, data, "", Prefix, "");
    }
}
