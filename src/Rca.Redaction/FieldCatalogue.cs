using Rca.Redaction.Records;

namespace Rca.Redaction;

/// <summary>The declared fields of one kind of record; what it does not declare never passes.</summary>
public sealed class FieldCatalogue
{
    /// <summary>Validates the rules and compiles them.</summary>
    /// <exception cref="ArgumentException">A rule cannot be held to; the message names its pointer.</exception>
    public FieldCatalogue(string name, IReadOnlyCollection<FieldRule> rules, IReadOnlyCollection<string> unknownWords)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        UnknownWords = unknownWords.ToHashSet(StringComparer.Ordinal);
        Root = CatalogueCompiler.Compile(name, rules);
    }

    /// <summary>The name this catalogue is known by.</summary>
    public string Name { get; }

    /// <summary>The words that may stand for an unknown quantity.</summary>
    public IReadOnlySet<string> UnknownWords { get; }

    internal CatalogueNode Root { get; }
}
