namespace Rca.Redaction.Decoding;

/// <summary>The ways to write single characters.</summary>
[Flags]
enum EscapeKinds
{
    None = 0,
    Percent = 1,
    Backslash = 2,
    Html = 4,
    All = Percent | Backslash | Html,
}
