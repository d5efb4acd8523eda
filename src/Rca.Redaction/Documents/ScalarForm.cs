namespace Rca.Redaction.Documents;

/// <summary>How a scalar is written in its source.</summary>
enum ScalarForm : byte
{
    /// <summary>A JSON string.</summary>
    Json,

    /// <summary>A JSON number or word.</summary>
    Bare,

    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,

    /// <summary>What stands behind a # in YAML.</summary>
    Comment,

    /// <summary>A tag, an anchor or a directive: it is scanned, but nothing else can be written in its place.</summary>
    Mark,

    /// <summary>The items of a list as one command line: what is found in it is replaced in the items.</summary>
    Line,
}
