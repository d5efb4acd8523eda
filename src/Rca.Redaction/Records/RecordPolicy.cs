using Rca.Redaction.Policies;

namespace Rca.Redaction.Records;

/// <summary>What the policy says of one record.</summary>
sealed class RecordPolicy(RedactionPolicy policy, RecordInput record)
{
    readonly RecordOrigin origin = record.Origin ?? RecordOrigin.None;

    internal bool Drops(DataClass @class) => policy.Action(@class, origin) == PolicyAction.Drop;

    internal bool Keeps(string identifier) => policy.Keeps(identifier, origin, record.KeepIdentifier);
}
