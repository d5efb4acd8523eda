using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Rca.Redaction.Scanning;

namespace Rca.Redaction.Policies;

/// <summary>A rule of the policy's own: a literal that every match contains finds the lines, the pattern finds the match.</summary>
sealed class OwnRule(string id, string cls, string literal, bool ignoreCase, Regex pattern, int maxLength)
{
    internal const string ValueGroup = "value";

    internal Rule Rule { get; } = new(id, cls, string.Create(CultureInfo.InvariantCulture, $"own; literal={literal}; ignore-case={ignoreCase}; max-length={maxLength}; pattern={pattern}"));

    internal string Literal { get; } = literal;

    internal byte[] LiteralBytes { get; } = Encoding.ASCII.GetBytes(literal);

    internal bool IgnoreCase { get; } = ignoreCase;

    internal Regex Pattern { get; } = pattern;

    internal int MaxLength { get; } = maxLength;

    /// <summary>The group that names what to redact; null when it is the whole match.</summary>
    internal string? Group { get; } = pattern.GetGroupNames().Contains(ValueGroup, StringComparer.Ordinal) ? ValueGroup : null;

    internal bool HasLiteral(ReadOnlySpan<char> match) =>
        match.Contains(Literal, IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
