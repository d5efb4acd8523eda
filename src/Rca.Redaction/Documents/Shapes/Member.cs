namespace Rca.Redaction.Documents.Shapes;

/// <summary>Kinds of member names that a shape is known by.</summary>
enum Member : byte
{
    Other,

    /// <summary>name, key, header: its text names the sibling that holds the value.</summary>
    Named,

    /// <summary>value, default, content.</summary>
    Valued,

    /// <summary>sensitive, masked, NoEcho: says that the value beside it is a secret.</summary>
    Flag,

    /// <summary>type, format: says it too, by words.</summary>
    Type,
    Kind,
    Data,
    Auths,
    Sensitivity,
    SensitivePaths,
    SecretString,
    LeaseDuration,
    KeyType,
    SecureData,
    Cookies,
    Pairs,
    Environment,
    Command,
    RemoteReference,
    SecretMember,
    Wrapped,
    Accounts,
    Columns,
    Receivers,

    /// <summary>Its value is the name of a secret that is kept elsewhere.</summary>
    NameOnly,
}
