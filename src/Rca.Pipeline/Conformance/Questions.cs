using Rca.Contracts;
using Rca.Core;
using Rca.Core.Collecting;
using Rca.Pipeline.Commands;

namespace Rca.Pipeline.Conformance;

/// <summary>The commands of a trial, in their order.</summary>
sealed class Questions
{
    static readonly TimeSpan ShortBudget = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan LongPast = TimeSpan.FromHours(1);

    readonly TrialOptions _options;
    readonly DateTimeOffset _now;

    /// <exception cref="BadInputException">There is no scope to ask a capability with.</exception>
    public Questions(TrialOptions options, ConnectorDescriptor descriptor, TimeProvider clock)
    {
        (_options, _now) = (options, clock.GetUtcNow());
        var plain = descriptor.Capabilities.Select(c => (Capability: c, Command: Command(c.Id, ScopeOf(c)))).ToList();
        var (first, again) = plain[0];
        All =
        [
            .. plain.Select(p => (Question.Plain, p.Command)),
            (Question.Again, again),
            (Question.UnknownCapability, Command($"{descriptor.Type}.rca-conformance-unknown", again.Scope)),
            .. plain.Select(p => ForeignScope(p.Capability, p.Command.Scope)).OfType<CollectEvidence>().Take(1).Select(c => (Question.ForeignScope, c)),
            (Question.Expired, Command(first.Id, again.Scope) with { Deadline = _now - LongPast }),
            (Question.Unsigned, Command(first.Id, again.Scope)),
            (Question.ForeignKey, Command(first.Id, again.Scope)),
            (Question.ShortBudget, Command(first.Id, again.Scope) with { TimeBudgetMs = (int)ShortBudget.TotalMilliseconds }),
        ];
    }

    public IReadOnlyList<(Question Question, CollectEvidence Command)> All { get; }

    CollectEvidence Command(string capability, IReadOnlyDictionary<string, string> scope)
    {
        var id = Identity.Of("conformance", Guid.NewGuid().ToString());
        return new CollectEvidence(
            "cmd-" + id, "plan-" + id, "inc-" + id, _options.Source.Name, capability, scope,
            new Window(_now - TimeSpan.FromMinutes(15), _now), (int)_options.Budget.TotalMilliseconds, _now + TimeSpan.FromMinutes(5));
    }

    // What allowedScopes names outright, and what the person gave for its wildcards.
    Dictionary<string, string> ScopeOf(CapabilityDescriptor capability)
    {
        var named = _options.Source.AllowedScopes.SelectMany(s => s).Where(s => !s.Value.Contains('*', StringComparison.Ordinal))
            .Concat(_options.Scope).GroupBy(s => s.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        var scope = capability.Scope.Where(k => named.ContainsKey(k.Name)).ToDictionary(k => k.Name, k => named[k.Name], StringComparer.Ordinal);
        return ScopeRules.Check(_options.Source, capability, scope) is { } refusal
            ? throw new BadInputException($"--scope: no scope to ask {capability.Id} with: {refusal.Detail}")
            : scope;
    }

    CollectEvidence? ForeignScope(CapabilityDescriptor capability, IReadOnlyDictionary<string, string> scope)
    {
        foreach (var key in capability.Scope)
            foreach (var outside in (ReadOnlySpan<string>)["rca-outside", "rca/outside"])
            {
                var foreign = new Dictionary<string, string>(scope, StringComparer.Ordinal) { [key.Name] = outside };
                if (key.Form.Accepts(outside) && !_options.Source.Allows(foreign)) return Command(capability.Id, foreign);
            }

        return null;
    }
}
