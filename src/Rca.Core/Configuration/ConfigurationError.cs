using System.Globalization;

namespace Rca.Core.Configuration;

/// <summary>One problem of a configuration. A value that may be a secret is never in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Key">The path of the key, such as <c>sources[0].connector</c>; empty for the file as a whole.</param>
/// <param name="Problem">What was found, and what is expected.</param>
/// <param name="Variable">The environment variable that the value is from, in place of line and column; null for a value of the file.</param>
public sealed record ConfigurationError(string File, long Line, long Column, string Key, string Problem, string? Variable = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var place = Variable ?? string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
        return $"{place}: {(Key.Length == 0 ? "" : Key + ": ")}{Problem}";
    }
}
