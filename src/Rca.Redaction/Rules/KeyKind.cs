namespace Rca.Redaction.Rules;

/// <summary>What a key's name promises about its value.</summary>
enum KeyKind
{
    None,
    Password,
    Secret,
    Signature,
    Authorization,
    Cookie,
}
