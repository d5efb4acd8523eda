namespace Rca.Redaction.Rules;

/// <summary>A run of an alphabet's members, and where it ends without the full stops at its end.</summary>
record struct BodyRun(int Start, int End, int TrimmedEnd);
