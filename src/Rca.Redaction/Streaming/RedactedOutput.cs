using Rca.Redaction.Scanning;

namespace Rca.Redaction.Streaming;

/// <summary>Where redacted bytes go.</summary>
abstract class RedactedOutput
{
    /// <summary>Puts out what needed no change.</summary>
    internal abstract void Copy(ReadOnlySpan<byte> bytes);

    /// <summary>Puts out what was redacted.</summary>
    internal abstract void Put(ScrubbedText text);

    /// <summary>Puts out a marker in the place of something.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="quoted">Whether it stands for a document, and so is a string.</param>
    internal abstract void Withhold(WithheldReason reason, bool quoted);
}
