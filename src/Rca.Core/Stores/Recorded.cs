namespace Rca.Core.Stores;

/// <summary>What recording a part came to.</summary>
public enum Recorded
{
    /// <summary>The plan still waits for other answers.</summary>
    Waiting,

    /// <summary>Every item of the plan that was asked has a whole attempt: it can be sealed.</summary>
    Ready,

    /// <summary>The plan was sealed before; the part was dropped.</summary>
    Late,

    /// <summary>The plan was sealed before; a new revision of its manifest will have the part.</summary>
    LateKept,

    /// <summary>No plan with this id has a command with this id for this source; the part was dropped.</summary>
    Unplanned,

    /// <summary>It does not belong to its attempt: this part was recorded with other content, or the attempt ends before it; the part was dropped.</summary>
    Foreign,
}
