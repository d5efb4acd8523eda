namespace Rca.Pipeline.Conformance;

/// <summary>What a command was sent for.</summary>
enum Question
{
    /// <summary>To be carried out.</summary>
    Plain,

    /// <summary>To be carried out again: the same message a second time.</summary>
    Again,

    /// <summary>It names a capability that no connector has.</summary>
    UnknownCapability,

    /// <summary>Its scope is outside allowedScopes.</summary>
    ForeignScope,

    /// <summary>Its time budget is short.</summary>
    ShortBudget,

    /// <summary>Its deadline was an hour ago.</summary>
    Expired,

    /// <summary>Its signature was cut off.</summary>
    Unsigned,

    /// <summary>It is signed by a key that is not the planner's.</summary>
    ForeignKey,
}
