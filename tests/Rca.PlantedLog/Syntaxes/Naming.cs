using System.Globalization;

namespace Rca.PlantedLog.Syntaxes;

/// <summary>A setting's name in the spelling of its surroundings; the name given is SCREAMING_SNAKE.</summary>
static class Naming
{
    public static string Snake(string key) => key.ToLowerInvariant();

    public static string Kebab(string key) => Snake(key).Replace('_', '-');

    public static string Dotted(string key) => Snake(key).Replace('_', '.');

    public static string Pascal(string key) => string.Concat(key.Split('_').Select(Title));

    public static string Camel(string key)
    {
        var pascal = Pascal(key);
        return char.ToLowerInvariant(pascal[0]) + pascal[1..];
    }

    /// <summary>As of an HTTP header: X-Datadog-Api-Key.</summary>
    public static string Train(string key) => "X-" + string.Join('-', key.Split('_').Select(Title));

    static string Title(string word) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(word.ToLowerInvariant());
}
