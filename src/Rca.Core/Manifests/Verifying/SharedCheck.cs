using Rca.Core.Planning;

namespace Rca.Core.Manifests.Verifying;

/// <summary>Whether what an item shares was collected for the same: the command's id follows from the other plan, its window, and source, capability and scope of the item.</summary>
static class SharedCheck
{
    public static void Check(ManifestHeader header, ManifestItem item, List<VerificationFault> faults)
    {
        if (item.Shared is not { } shared) return;
        var key = PlanIdentity.Key(item.Source, item.Capability, item.Scope, refusal: null);
        if (!string.Equals(shared.CommandId, PlanIdentity.Command(shared.PlanId, key, shared.Window), StringComparison.Ordinal)) Fault("the command that it shares was for something else");
        if (string.Equals(shared.PlanId, header.PlanId, StringComparison.Ordinal)) Fault("it shares a command of its own plan");
        if (shared.AgeMs != SharedFrom.Age(shared.Window, header.Window)) Fault("the age of what it shares does not follow from the windows");

        void Fault(string detail) => faults.Add(new(FaultKind.Shared, detail, item.CommandId));
    }
}
