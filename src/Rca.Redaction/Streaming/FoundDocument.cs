using Rca.Redaction.Documents;

namespace Rca.Redaction.Streaming;

/// <summary>A document among lines.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Format">How it is written.</param>
/// <param name="IsPlain">Its structure holds nothing, so that only its texts are scanned.</param>
/// <param name="Texts">How many bytes of texts it has, when it is plain.</param>
readonly record struct FoundDocument(int Start, int End, DocumentFormat Format, bool IsPlain, int Texts);
