namespace Rca.Redaction.Policies;

/// <summary>The closed table of what a data class may become. The first action of a row is the default.</summary>
static class ClassActions
{
    internal static readonly IReadOnlyList<ClassRow> Rows =
    [
        new("operational", DataClass.Operational, [PolicyAction.Keep, PolicyAction.Drop]),
        new("identifier", DataClass.Identifier, [PolicyAction.KeepKnown, PolicyAction.Keep, PolicyAction.Pseudonymise, PolicyAction.Drop]),
        new("person", DataClass.Person, [PolicyAction.Pseudonymise, PolicyAction.Drop]),
        new("free-text", DataClass.FreeText, [PolicyAction.Scan, PolicyAction.Drop]),
        new("never", DataClass.Never, [PolicyAction.Drop]),
    ];

    internal static PolicyAction Default(DataClass cls) => Row(cls).Actions[0];

    internal static ClassRow Row(DataClass cls) =>
        Rows.FirstOrDefault(r => r.Class == cls) ?? throw new ArgumentOutOfRangeException(nameof(cls), cls, "Not a data class.");

    /// <summary>Whether this lets more through than the default does.</summary>
    internal static bool IsLooser(DataClass cls, PolicyAction action) => action == PolicyAction.Keep && Default(cls) != PolicyAction.Keep;

    internal static string Word(PolicyAction action) => action switch
    {
        PolicyAction.Keep => "keep",
        PolicyAction.KeepKnown => "keep-known",
        PolicyAction.Pseudonymise => "pseudonymise",
        PolicyAction.Scan => "scan",
        PolicyAction.Drop => "drop",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };
}
