using System.Globalization;

namespace Rca.Redaction.Policies;

/// <summary>One problem of a policy. A value that may be a secret is never in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Key">The path of the key, such as <c>rules[0].pattern</c>; empty for the file as a whole.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What is expected there.</param>
public sealed record RedactionPolicyError(string File, long Line, long Column, string Key, string Found, string Expected)
{
    /// <summary>The problem in one line: <c>file:line:column: key: found …, expected …</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {(Key.Length == 0 ? "" : Key + ": ")}found {Found}, expected {Expected}");
}
