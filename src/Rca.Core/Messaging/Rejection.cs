namespace Rca.Core.Messaging;

/// <summary>Why a message was rejected: counted, acknowledged and dropped.</summary>
public enum Rejection
{
    /// <summary>It is not the JSON of the message that belongs there.</summary>
    Malformed,

    /// <summary>It is larger than a message may be.</summary>
    TooLarge,

    /// <summary>It says that it is something other than JSON.</summary>
    ContentType,

    /// <summary>Where a compact JWS belongs there is none.</summary>
    Unsigned,

    /// <summary>The header of the signature is not the one that belongs there: another algorithm, another type of document, another member.</summary>
    Header,

    /// <summary>No key with this id is accepted from this author.</summary>
    KeyUnknown,

    /// <summary>The signature does not fit what is signed.</summary>
    Signature,

    /// <summary>It is not sealed to this key, or was changed.</summary>
    Seal,

    /// <summary>What is in clear is not what is signed: another command, plan, source, attempt or sequence.</summary>
    Mismatch,

    /// <summary>The source is not one of this process.</summary>
    SourceUnknown,

    /// <summary>The deadline of the command is past.</summary>
    Expired,

    /// <summary>No plan has this command for this source.</summary>
    Unplanned,

    /// <summary>It does not fit what is recorded of its attempt: the same part with other content, or one beyond its end.</summary>
    AttemptForeign,

    /// <summary>It never went through the redaction of the intake.</summary>
    Unredacted,

    /// <summary>It could not be handled, and may not be kept.</summary>
    Failed,
}
