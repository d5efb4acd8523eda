namespace Rca.Redaction.Rules;

/// <summary>On which sides a token must stand free of letters, digits, dashes and underscores. A right edge also bounds its length.</summary>
[Flags]
enum Edges
{
    None = 0,
    Left = 1,
    Right = 2,
    Both = Left | Right,
}
