using System.Globalization;
using Rca.Contracts;

namespace Rca.Connectors.GitHub;

static class WindowExtensions
{
    public static bool Contains(this Window window, DateTimeOffset time) => time >= window.From && time <= window.To;

    /// <summary>The instant as GitHub reads it, in whole seconds; asked for a second more at the end and filtered exactly here.</summary>
    public static string Since(this Window window) => Seconds(window.From);

    public static string Until(this Window window) => Seconds(window.To.AddSeconds(1));

    public static string Seconds(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
