using Rca.Connectors.Kubernetes.Session;
using k8s;
using k8s.Models;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Self;

/// <summary>The rules that hold for this identity in a namespace, by the server's own review.</summary>
sealed class OwnRules
{
    // Every identity may ask for its own rules (system:basic-user).
    static readonly PermissionDescriptor AskRules = new(
        "authorization.k8s.io.selfsubjectrulesreviews.create", Mandatory: false, "To know what it may see.", "system:basic-user");

    static readonly string[] Reading = ["get", "list", "watch", "*"];

    readonly IReadOnlyList<V1ResourceRule> _rules;

    OwnRules(V1SubjectRulesReviewStatus status)
    {
        _rules = [.. status.ResourceRules ?? []];
        AreComplete = !status.Incomplete && string.IsNullOrEmpty(status.EvaluationError);
    }

    /// <summary>Whether what is not in the rules is not held. An authorizer that cannot list its rules, such as a webhook, makes them incomplete.</summary>
    public bool AreComplete { get; }

    public bool MayReadSecrets =>
        _rules.Any(r => r.Verbs.Intersect(Reading, StringComparer.Ordinal).Any() && Covers(r.ApiGroups, "") && Covers(r.Resources, "secrets"));

    public bool HasWildcard => _rules.Any(r => r.Verbs.Contains("*") || r.Resources?.Contains("*") == true);

    public static async Task<OwnRules> ReadAsync(KubernetesSession session, string inNamespace, CancellationToken cancellationToken)
    {
        var review = new V1SelfSubjectRulesReview { Spec = new() { NamespaceProperty = inNamespace } };
        try
        {
            var answer = await session.AskAsync(AskRules, "SelfSubjectRulesReview",
                (client, token) => client.AuthorizationV1.CreateSelfSubjectRulesReviewAsync(review, cancellationToken: token), cancellationToken);
            return new OwnRules(answer.Status ?? throw KubernetesFailures.Malformed());
        }
        catch (SourceFailureException failure) when (failure.Outcome is Outcome.NotFound or Outcome.Unsupported || failure.Permission is not null)
        {
            // Then each right is asked for by itself.
            return new OwnRules(new V1SubjectRulesReviewStatus { Incomplete = true });
        }
    }

    /// <summary>Whether a rule gives the right on every object of the resource.</summary>
    public bool Has(string verb, string group, string resource) =>
        _rules.Any(r => Covers(r.Verbs, verb) && Covers(r.ApiGroups, group) && Covers(r.Resources, resource) && r.ResourceNames is not { Count: > 0 });

    static bool Covers(IList<string>? words, string word) => words?.Any(w => w == "*" || w == word) == true;
}
