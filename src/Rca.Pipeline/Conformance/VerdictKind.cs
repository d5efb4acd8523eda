namespace Rca.Pipeline.Conformance;

enum VerdictKind
{
    Holds,
    Fails,
    NotChecked,
}
