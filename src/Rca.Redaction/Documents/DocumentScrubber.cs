using System.Buffers;
using Rca.Redaction.Learning;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;

namespace Rca.Redaction.Documents;

enum DocumentFormat { Json, Yaml }

sealed class DocumentScrubber(TextScanner scanner, TextScrubber scrubber, TokenMint mint, LearntValues? learnt)
{
    internal bool TryScrub(ReadOnlySpan<byte> source, DocumentFormat format, IBufferWriter<byte> output, List<Placed> placed) => false;
}
