namespace Rca.Redaction.Documents;

/// <summary>What becomes of a scalar; where several rules judge one, the larger verdict holds.</summary>
enum Verdict : byte
{
    /// <summary>Its text goes through the text scanner.</summary>
    Scan,

    /// <summary>An authorization header's value: the scheme stays, the credential goes.</summary>
    Credential,

    /// <summary>All of it goes, from a place in its text on.</summary>
    Secret,

    /// <summary>It is a document again, and every leaf of that goes; all of it, when it is none.</summary>
    SecretDocument,

    /// <summary>All of it goes; it is base64, and its token is made from what that means.</summary>
    EncodedSecret,
}
