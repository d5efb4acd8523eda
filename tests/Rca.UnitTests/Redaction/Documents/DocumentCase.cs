using Rca.Redaction.Documents;

namespace Rca.UnitTests.Redaction.Documents;

/// <summary>A document; what stands between ⟪ and ⟫ must go, every other byte of it must stay.</summary>
public sealed record DocumentCase(string Name, string Marked, bool Yaml = false)
{
    internal DocumentFormat Format => Yaml ? DocumentFormat.Yaml : DocumentFormat.Json;

    internal string Source => Marked.Replace("⟪", "", StringComparison.Ordinal).Replace("⟫", "", StringComparison.Ordinal);

    internal IEnumerable<string> Gone => Marked.Split('⟪').Skip(1).Select(part => part.Split('⟫')[0]);

    /// <summary>What has to be left of it, with one sign for each token.</summary>
    internal string Left => System.Text.RegularExpressions.Regex.Replace(Marked, "⟪[^⟫]*⟫", "■");

    public override string ToString() => Name;
}
