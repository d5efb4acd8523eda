namespace Rca.Redaction.Rules.KeyValues;

/// <summary>What a key's name promises about its value.</summary>
enum KeyKind
{
    None,
    Password,
    Secret,

    /// <summary>A digest of a secret, or a long proof of one.</summary>
    Digest,
    Signature,

    /// <summary>A signature only among the parameters of a URL; elsewhere the name is too common.</summary>
    QuerySignature,

    /// <summary>A key or a code only among the parameters of a URL.</summary>
    QueryKey,
    Authorization,
    Cookie,
}
