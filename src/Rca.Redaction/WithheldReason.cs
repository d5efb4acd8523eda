namespace Rca.Redaction;

/// <summary>Why nothing of an input was let through.</summary>
public enum WithheldReason
{
    /// <summary>Not one JSON value: malformed, deeper than 32, a duplicate key, a comment, or not UTF-8.</summary>
    NotJson,

    /// <summary>Declared to be YAML, and is none: malformed, cut off, or nested too deeply.</summary>
    NotYaml,

    /// <summary>The catalogue does not declare the outermost value.</summary>
    RootUndeclared,

    /// <summary>Redacting again kept finding more, so no state of the text could be trusted.</summary>
    Unstable,

    /// <summary>The second sweep over the finished output found something, or could not read it.</summary>
    SweepFound,

    /// <summary>A document too large to be held in memory.</summary>
    TooLarge,

    /// <summary>The engine or the caller's allowlist failed, or a string is no valid Unicode.</summary>
    EngineFault,
}
