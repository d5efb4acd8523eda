namespace Rca.Redaction.Rules.CommandLines;

/// <summary>How a tool takes the secret that an option gives it.</summary>
enum FlagForm
{
    /// <summary>-p VALUE, -pVALUE, --opt=VALUE.</summary>
    Value,

    /// <summary>-pVALUE only; -p VALUE is something else.</summary>
    Glued,

    /// <summary>-p VALUE only.</summary>
    Apart,

    /// <summary>user:VALUE.</summary>
    AfterColon,

    /// <summary>user%VALUE.</summary>
    AfterPercent,

    /// <summary>user,VALUE.</summary>
    AfterComma,

    /// <summary>pass:VALUE, where other words before the colon name a place.</summary>
    PassPrefix,
}
