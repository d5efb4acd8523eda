using System.Text.Json;
using System.Text.RegularExpressions;

/// <summary>What this program needs of ManifestSealed. Fields that it does not know are left alone: a later version may add some.</summary>
sealed partial record Announcement(string IncidentId, int Revision, string Root)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <summary>The announcement; null when it is none. The id becomes part of an address, so it must have the form of one.</summary>
    public static Announcement? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Announcement>(body, Options) is { } read && IncidentPattern().IsMatch(read.IncidentId) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\Ainc-[0-9a-f]{32}\z", RegexOptions.NonBacktracking)]
    private static partial Regex IncidentPattern();
}
