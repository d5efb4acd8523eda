using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents;

/// <summary>A node on the tape. The nodes of a subtree stand behind its root, in the source's order.</summary>
struct DocumentNode
{
    internal NodeKind Kind;

    /// <summary>What kind of name its key is.</summary>
    internal Member Name;

    /// <summary>What its own key promises.</summary>
    internal KeyKind Promise;

    internal Verdict Verdict;

    /// <summary>Its key promises a secret, but its place says that it only names one.</summary>
    internal bool OnlyNames;

    /// <summary>The node that holds it; -1 for the outermost.</summary>
    internal int Parent;

    /// <summary>The index behind its subtree.</summary>
    internal int After;

    /// <summary>Its key among the scalars, or -1.</summary>
    internal int Key;

    /// <summary>Its text among the scalars, or -1.</summary>
    internal int Value;

    /// <summary>Of an alias: the node that it stands for, or -1.</summary>
    internal int Target;

    /// <summary>How many members or items it has.</summary>
    internal int Count;

    /// <summary>Its place among those of its parent.</summary>
    internal int Ordinal;

    /// <summary>Where in its text the secret begins.</summary>
    internal int From;

    /// <summary>Which kinds of names its members have, a bit each.</summary>
    internal ulong Members;

    internal readonly bool IsContainer => Kind is NodeKind.Object or NodeKind.Array;
}
