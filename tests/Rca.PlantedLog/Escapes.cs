using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Rca.PlantedLog;

/// <summary>How a text is written inside another syntax.</summary>
public static class Escapes
{
    public static string None(string text) => text;

    /// <summary>Inside a JSON string, as most loggers write it: only what must be escaped.</summary>
    public static string Json(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);

    public static string JsonTwice(string text) => Json(Json(text));

    public static string Percent(string text) => Uri.EscapeDataString(text);

    /// <summary>Inside a double-quoted value where a backslash stands before a quote and before itself.</summary>
    public static string Backslash(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Inside single quotes that are doubled: SQL, YAML, libpq's cousins.</summary>
    public static string DoubledQuote(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    /// <summary>Inside single quotes of a POSIX shell.</summary>
    public static string Shell(string text) => text.Replace("'", "'\\''", StringComparison.Ordinal);

    public static string Xml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>Every character as \uXXXX.</summary>
    public static string Unicode(string text) => EachUnit(text, u => "\\u" + u.ToString("x4", CultureInfo.InvariantCulture));

    /// <summary>Every character as a numeric HTML entity.</summary>
    public static string Html(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) escaped.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:x};");
        return escaped.ToString();
    }

    /// <summary>Every byte as %XX, unreserved characters too.</summary>
    public static string PercentAll(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => "%" + b.ToString("X2", CultureInfo.InvariantCulture)));

    public static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    static string EachUnit(string text, Func<int, string> escape) => string.Concat(text.Select(c => escape(c)));
}
