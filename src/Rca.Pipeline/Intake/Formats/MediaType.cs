using Microsoft.Net.Http.Headers;

namespace Rca.Pipeline.Intake.Formats;

/// <summary>The type of a body, without its parameters, in lower case; empty when the sender names none.</summary>
readonly record struct MediaType(string Name)
{
    public static MediaType Json { get; } = new("application/json");

    public bool IsJson => string.Equals(Name, Json.Name, StringComparison.Ordinal) || Name.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Null when it is no media type.</summary>
    public static MediaType? TryParse(string? text) => MediaTypeHeaderValue.TryParse(text, out var type) ? new(type.MediaType.ToString().ToLowerInvariant()) : null;
}
