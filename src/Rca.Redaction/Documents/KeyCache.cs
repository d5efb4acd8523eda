using Rca.Redaction.Documents.Shapes;
using Rca.Redaction.Rules.KeyValues;

namespace Rca.Redaction.Documents;

/// <summary>What the keys of documents promise, remembered.</summary>
sealed class KeyCache
{
    readonly NameCache<(Member Name, KeyKind Kind)> keys = new(key => (MemberNames.Of(key), KeyVerdict.KindOf(key)));

    internal (Member Name, KeyKind Kind) Of(ReadOnlySpan<byte> key) => keys.Of(key);
}
