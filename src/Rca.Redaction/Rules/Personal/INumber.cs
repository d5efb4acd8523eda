using Rca.Redaction.Scanning;

namespace Rca.Redaction.Rules.Personal;

/// <summary>A kind of number that is read from where its shape begins, in a bounded number of steps.</summary>
interface INumber
{
    static abstract Rule Rule { get; }

    static abstract ValueCoding Coding { get; }

    /// <summary>Where the number that begins here ends; 0 when it is none.</summary>
    static abstract int End(ReadOnlySpan<byte> text, int start);
}
