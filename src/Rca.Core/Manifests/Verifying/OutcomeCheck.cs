using Rca.Contracts;

namespace Rca.Core.Manifests.Verifying;

/// <summary>Whether an item can have ended as it says.</summary>
static class OutcomeCheck
{
    public static void Check(ManifestItem item, List<VerificationFault> faults)
    {
        if (item.Outcome == Outcome.Empty && item.Evidence.Count > 0) Fault("it is Empty and has evidence");
        if (item.Outcome == Outcome.Empty && item.Answered is not > 0) Fault("it is Empty and nothing proves that the source was asked");
        if (item.Answered > item.Ledger.Count + item.LedgerElided) Fault("more requests were answered than the ledger has");
        if (item.Attempt is null && (item.Evidence.Count > 0 || item.Ledger.Count > 0)) Fault("it has evidence or a ledger, and no attempt that brought them");

        void Fault(string detail) => faults.Add(new(FaultKind.Outcome, detail, item.CommandId));
    }
}
