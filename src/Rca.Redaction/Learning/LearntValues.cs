using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Learning;

/// <summary>Secrets known by where they stood, looked for wherever else they stand, in every way of writing them.</summary>
sealed class LearntValues
{
    internal static readonly Rule Rule = new("learnt-value", TokenClass.Secret, "a value that was found by its place");

    internal int Count => 0;

    /// <summary>Remembers a value, unless it is so short or so plain that ordinary text would hold it by chance.</summary>
    internal void Add(ReadOnlySpan<byte> value)
    {
    }

    /// <summary>Adds a hit for every place that holds a remembered value.</summary>
    internal void Find(ReadOnlySpan<byte> text, List<Hit> hits)
    {
    }
}
