using Rca.Contracts;

namespace Rca.Core.Planning;

/// <summary>The ids of plans and commands: digests over what they are for, so that anyone can compute them again.</summary>
static class PlanIdentity
{
    /// <summary>What tells one item of a plan from the others.</summary>
    public static string Key(string source, string capability, IReadOnlyDictionary<string, string> scope, string? refusal) =>
        $"{source}\n{capability}\n{Identity.Scope(scope)}\n{refusal}";

    /// <param name="incidentId">The incident.</param>
    /// <param name="configurationDigest">The configuration that the plan follows from.</param>
    /// <param name="window">The stretch of time that is wanted.</param>
    /// <param name="keys">The keys of its items, in the order of the plan.</param>
    public static string Plan(string incidentId, string configurationDigest, Window window, IEnumerable<string> keys) =>
        "plan-" + Identity.Of(((string[])[incidentId, configurationDigest, At(window.From), At(window.To)]).Concat(keys));

    public static string Command(string planId, string key, Window window) => "cmd-" + Identity.Of(planId, key, At(window.From), At(window.To));

    /// <summary>What collections of different plans have in common when they give the same answer, the window aside.</summary>
    public static string Collection(string source, string capability, IReadOnlyDictionary<string, string> scope, string policy) =>
        "col-" + Identity.Of(source, capability, Identity.Scope(scope), policy);

    static string At(DateTimeOffset time) => UtcTimeJsonConverter.Format(time);
}
