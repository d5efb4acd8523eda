using Rca.Connectors.Kubernetes.Capabilities.GitOps;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class GitOpsTests
{
    const string Application = """
        { "metadata": { "name": "checkout", "namespace": "argocd" },
          "spec": { "destination": { "namespace": "shop" }, "source": { "repoURL": "https://user:SECRET@git.example/shop", "targetRevision": "main" }, "syncPolicy": { "automated": {} } },
          "status": { "sync": { "status": "OutOfSync", "revision": "abc123" }, "health": { "status": "Degraded" },
            "resources": [ { "kind": "Deployment", "name": "checkout", "namespace": "shop" } ],
            "operationState": { "phase": "Failed", "startedAt": "2026-01-01T11:40:00Z", "finishedAt": "2026-01-01T11:41:00Z", "message": "one or more objects failed to apply" },
            "history": [ { "id": 1, "revision": "000", "deployedAt": "2025-12-01T00:00:00Z" }, { "id": 2, "revision": "abc123", "deployedAt": "2026-01-01T11:39:00Z" } ] } }
        """;

    [Fact]
    public void An_application_names_its_revision_state_and_history()
    {
        var found = Api.Read<CustomObject>(Application);
        Assert.True(ArgoReading.DeploysTo(found, "shop"));
        Assert.False(ArgoReading.DeploysTo(found, "other"));
        var application = ArgoReading.Read(found, Api.Scope(Api.Workload()), Api.Window);
        Assert.Equal((ArgoSyncStatus.OutOfSync, ArgoHealth.Degraded, true, ArgoOperationPhase.Failed, true),
            (application.Sync, application.Health, application.Automated, application.Operation, application.ManagesWorkload));
        Assert.Equal(("main", "abc123"), (Assert.Single(application.TargetRevisions), Assert.Single(application.Revisions)));
        Assert.Equal([("abc123", true), ("000", false)], application.History.Select(h => (Assert.Single(h.Revisions), h.InWindow)));
        Assert.DoesNotContain("SECRET", Api.Written(application), StringComparison.Ordinal);
        Assert.Equal((false, null), (ArgoReading.Read(found, Api.Scope(Api.Workload(name: "other")), Api.Window).ManagesWorkload,
            ArgoReading.Read(found, Api.Namespace, Api.Window).ManagesWorkload));
    }

    [Fact]
    public void A_kustomization_deploys_to_a_namespace_that_its_inventory_has()
    {
        var found = Api.Read<CustomObject>("""
            { "metadata": { "name": "apps", "namespace": "flux-system" }, "spec": { "sourceRef": { "kind": "GitRepository", "name": "fleet" }, "suspend": true },
              "status": { "inventory": { "entries": [ null, { "id": "shop_checkout_apps_Deployment", "v": "v1" } ] }, "lastAppliedRevision": "main@sha1:111", "lastAttemptedRevision": "main@sha1:222",
                "conditions": [ { "type": "Ready", "status": "False", "reason": "HealthCheckFailed", "message": "timeout", "lastTransitionTime": "2026-01-01T11:50:00Z" } ] } }
            """);
        Assert.Equal((true, false, true),
            (FluxReading.DeploysTo(found, "shop"), FluxReading.DeploysTo(found, "sho"), FluxReading.DeploysTo(found, "flux-system")));
        Assert.Equal(("flux-system", "fleet"), FluxReading.Repository(found));
        var flux = FluxReading.Read(found, FluxKind.Kustomization, Api.Window);
        Assert.Equal((ConditionStatus.False, FluxReason.HealthCheckFailed, true, true, "main@sha1:111", "main@sha1:222"),
            (flux.Ready, flux.Reason, flux.ChangedInWindow, flux.Suspended, flux.Revision, flux.AttemptedRevision));
    }

    [Fact]
    public void A_helm_release_and_a_repository_name_their_revisions_and_no_address()
    {
        var release = FluxReading.Read(Api.Read<CustomObject>("""
            { "metadata": { "name": "checkout", "namespace": "shop" }, "spec": { "chart": { "spec": { "chart": "checkout", "sourceRef": { "kind": "GitRepository", "name": "charts", "namespace": "flux-system" } } },
              "values": { "password": "SECRET" } }, "status": { "failures": 3, "history": [ { "chartVersion": "1.9.0", "status": "failed", "lastDeployed": "2026-01-01T11:45:00Z" }, { "chartVersion": "1.8.0", "status": "superseded" } ] } }
            """), FluxKind.HelmRelease, Api.Window);
        Assert.Equal(("1.9.0", Quantity.Of(3), "charts"), (release.Revision, release.Failures, release.Source));
        Assert.Equal([("1.9.0", HelmStatus.Failed, true), ("1.8.0", HelmStatus.Superseded, false)],
            release.History.Select(h => (h.Revision!, h.Status!.Value, h.InWindow)));
        var repository = FluxReading.Read(Api.Read<CustomObject>("""{ "metadata": { "name": "fleet" }, "spec": { "url": "https://user:SECRET@git.example/fleet" }, "status": { "artifact": { "revision": "main@sha1:222", "url": "SECRET" } } }"""),
            FluxKind.GitRepository, Api.Window);
        Assert.Equal("main@sha1:222", repository.Revision);
        Assert.DoesNotContain("SECRET", Api.Written(release) + Api.Written(repository), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "metadata": null, "spec": null, "status": null }""")]
    [InlineData("""{ "spec": [], "status": "gone" }""")]
    [InlineData("""
        { "spec": { "source": 3, "sources": [ 1 ], "destination": [] }, "status": { "history": [ null, 1, { "revision": 4, "revisions": [ null, 5, "a" ], "deployedAt": "tomorrow" } ], "resources": {}, "failures": "many",
          "operationState": [], "sync": { "status": 1 }, "conditions": [ 3 ], "inventory": { "entries": "all" } } }
        """)]
    public void Objects_of_any_form_are_evidence_or_nothing(string json)
    {
        var found = Api.Read<CustomObject>(json);
        Assert.False(ArgoReading.DeploysTo(found, "shop"));
        Assert.False(FluxReading.DeploysTo(found, "shop"));
        Assert.Null(FluxReading.Repository(found));
        Assert.NotEmpty(Api.Written(ArgoReading.Read(found, Api.Namespace, Api.Window)));
        Assert.NotEmpty(Api.Written(FluxReading.Read(found, FluxKind.HelmRelease, Api.Window)));
    }
}
