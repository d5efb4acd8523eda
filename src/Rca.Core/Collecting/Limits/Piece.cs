using Rca.Contracts;

namespace Rca.Core.Collecting;

/// <summary>One piece of evidence as JSON, with its bytes; without an item it is larger than a piece may be, and has at least these bytes.</summary>
readonly record struct Piece(CapturedEvidenceItem? Item, int Bytes);
