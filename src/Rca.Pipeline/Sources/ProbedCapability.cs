using Rca.Core.Collecting;

namespace Rca.Pipeline.Sources;

/// <summary>Whether a capability can be used, and which permissions it lacks.</summary>
sealed record ProbedCapability(string Id, Usability Usable, IReadOnlyList<string> Lacks)
{
    public static ProbedCapability Of(CapabilityDescriptor capability, Func<string, PermissionHolding> stateOf)
    {
        IReadOnlyList<string> lacks = [.. capability.Needs.Concat(capability.MayUse).Where(id => stateOf(id) == PermissionHolding.Missing)];
        var usable =
            capability.Needs.Any(id => stateOf(id) == PermissionHolding.Missing) ? Usability.No
            : capability.Needs.Any(id => stateOf(id) == PermissionHolding.Unknown) ? Usability.Unknown
            : lacks.Count > 0 ? Usability.Partly
            : Usability.Yes;
        return new ProbedCapability(capability.Id, usable, lacks);
    }
}
