namespace Rca.Redaction.Documents.Shapes;

/// <summary>Kinds of names as bits.</summary>
static class MemberBits
{
    internal static ulong Bit(this Member member) => 1UL << (int)member;
}
