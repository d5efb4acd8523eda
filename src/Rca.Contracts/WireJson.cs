using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rca.Contracts;

/// <summary>How messages and evidence are written as JSON: camel case, times in UTC with milliseconds, words of closed sets as strings.</summary>
public static class WireJson
{
    /// <summary>The options for every message. Missing members and nulls where none may be are errors.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The word that stands for <paramref name="value"/> in evidence: lower-case with hyphens.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            NumberHandling = JsonNumberHandling.Strict,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };
        options.Converters.Add(new UtcTimeJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter<Outcome>(allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<DataClass>(allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<FieldForm>(allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
