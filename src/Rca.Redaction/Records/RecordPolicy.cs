using Rca.Redaction.Policies;

namespace Rca.Redaction.Records;

/// <summary>What the policy says of one record.</summary>
sealed class RecordPolicy(RedactionPolicy policy, RecordInput record)
{
    readonly RecordOrigin origin = record.Origin ?? RecordOrigin.None;

    internal bool Drops(DataClass @class) => Action(@class) == PolicyAction.Drop;

    /// <summary>Whether an identifier may stay as it is.</summary>
    internal bool Keeps(string identifier) => Action(DataClass.Identifier) switch
    {
        PolicyAction.Keep => true,
        PolicyAction.KeepKnown => record.KeepIdentifier(identifier) || policy.AllowsIdentifier(origin.Source, identifier),
        _ => false,
    };

    PolicyAction Action(DataClass @class) => policy.Action(@class, origin.Source, origin.Capability, origin.Kind);
}
