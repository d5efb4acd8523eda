using Rca.Redaction.Scanning;

namespace Rca.Redaction.Documents;

/// <summary>A scalar's new text, and the tokens that were put into it.</summary>
sealed record Edit(int Scalar, byte[] Text, IReadOnlyList<Placed> Placed);
