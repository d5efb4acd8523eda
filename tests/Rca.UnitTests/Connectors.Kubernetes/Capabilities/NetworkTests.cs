using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Network;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class NetworkTests
{
    [Theory]
    [InlineData(""" "selector": { "app": "checkout" } """, 2, 1, null, true, null)]
    [InlineData(""" "selector": { "app": "checkout" } """, 0, 3, null, true, ServiceFinding.NoneReady)]
    [InlineData(""" "selector": { "app": "chekout" } """, 0, 0, false, false, ServiceFinding.NothingSelected)]
    [InlineData(""" "selector": { "app": "checkout" } """, 0, 0, true, true, ServiceFinding.NoAddress)]
    [InlineData(""" "selector": { "app": "checkout" } """, 0, 0, null, true, null)]
    [InlineData(""" "selector": {} """, 0, 0, null, false, null)]
    [InlineData(""" "type": "ExternalName", "selector": null """, 0, 0, null, false, null)]
    public void A_service_says_why_traffic_to_it_finds_nobody(
        string spec, int ready, int notReady, bool? selectsAny, bool selectsWorkload, ServiceFinding? finding)
    {
        var service = Api.Read<V1Service>($$"""{ "metadata": { "name": "s", "creationTimestamp": "2026-01-01T11:30:00Z" }, "spec": { {{spec}} } }""");
        var state = Services.Read(service, Api.Scope(Api.Workload()).SelectedBy(service.Spec.Selector), (Quantity.Of(ready), Quantity.Of(notReady)),
            Api.Window);
        if (selectsAny is not null) state = state.WithSelected(selectsAny);
        Assert.Equal((selectsWorkload, finding, true), (state.SelectsWorkload, state.Finding, state.Change.ChangedInWindow));
    }

    [Fact]
    public void Endpoints_that_cannot_be_seen_are_no_finding()
    {
        var state = Services.Read(Api.Read<V1Service>("""{ "spec": { "selector": { "a": "b" } } }"""), null,
            new EndpointTally { Unseen = UnknownReason.NotPermitted }.Of("s"), Api.Window);
        Assert.Equal((null, Quantity.Unknown(UnknownReason.NotPermitted), null, null),
            (state.Finding, state.ReadyEndpoints, state.SelectsAny, state.SelectsWorkload));
    }

    [Fact]
    public void A_pod_with_an_address_in_each_family_is_one_endpoint()
    {
        var tally = new EndpointTally();
        foreach (var family in (string[])["10.0.0.1", "fd00::1"])
            tally.Add(Api.Read<V1EndpointSlice>($$"""
                { "metadata": { "labels": { "kubernetes.io/service-name": "s" } }, "addressType": "IPv4", "endpoints": [ null, { "addresses": [ "{{family}}" ], "conditions": { "ready": true }, "targetRef": { "uid": "u1" } },
                  { "addresses": [ "{{family}}0" ], "conditions": { "ready": false }, "targetRef": { "uid": "u2" } }, { "addresses": [ "{{family}}2" ] } ] }
                """));
        tally.Add(new V1EndpointSlice());
        // The third has neither a pod nor a condition: two addresses, and ready as the API has it.
        Assert.Equal((Quantity.Of(3), Quantity.Of(1)), tally.Of("s"));
        Assert.Equal((Quantity.Of(0), Quantity.Of(0)), tally.Of("other"));
    }

    [Fact]
    public void Endpoints_of_servers_without_slices_are_counted_the_same()
    {
        var tally = new EndpointTally();
        tally.Add(Api.Read<V1Endpoints>("""{ "metadata": { "name": "s" }, "subsets": [ null, { "addresses": [ { "ip": "10.0.0.1" }, null ], "notReadyAddresses": [ { "ip": "10.0.0.2" } ] } ] }"""));
        tally.Add(new V1Endpoints());
        Assert.Equal((Quantity.Of(1), Quantity.Of(1)), tally.Of("s"));
    }

    [Fact]
    public void An_ingress_names_the_services_that_are_not_there()
    {
        var ingress = Api.Read<V1Ingress>("""
            { "metadata": { "name": "i", "managedFields": [ { "manager": "kubectl-edit", "time": "2026-01-01T11:44:00Z" }, { "manager": "nginx", "subresource": "status", "time": "2026-01-01T11:59:00Z" } ] },
              "spec": { "ingressClassName": "nginx", "rules": [ null, { "host": "b.example" }, { "host": "a.example", "http": { "paths": [ null, { "backend": { "service": { "name": "checkout" } } }, { "backend": { "service": { "name": "gone" } } } ] } } ] } }
            """);
        var route = Routes.Read(ingress, new HashSet<string>(["checkout"], StringComparer.Ordinal), Api.Window);
        Assert.Equal(["a.example", "b.example"], route.Hosts);
        Assert.Equal(["checkout", "gone"], route.Services);
        Assert.Equal(("gone", "nginx"), (Assert.Single(route.MissingServices), Assert.Single(route.Via)));
        Assert.Equal((Api.At.AddMinutes(-16), true, "kubectl-edit"),
            (route.Change.ChangedAt, route.Change.ChangedInWindow, Assert.Single(route.Change.Managers)));
        Assert.Empty(Routes.Read(ingress, null, Api.Window).MissingServices);
    }

    [Fact]
    public void An_http_route_says_whether_every_gateway_takes_it()
    {
        var route = Routes.Read(Api.Read<CustomObject>("""
            { "metadata": { "name": "r", "namespace": "shop" }, "spec": { "hostnames": [ "a.example", 7 ], "parentRefs": [ { "name": "gate" } ],
              "rules": [ { "backendRefs": [ { "name": "checkout" }, { "name": "far", "namespace": "other" }, { "name": "bucket", "kind": "Bucket" } ] }, 3, null ] },
              "status": { "parents": [ { "conditions": [ { "type": "Accepted", "status": "True" }, { "type": "ResolvedRefs", "status": "False" } ] } ] } }
            """), new HashSet<string>(StringComparer.Ordinal), Api.Window);
        Assert.Equal((false, "checkout", "checkout", "gate"),
            (route.Accepted, Assert.Single(route.Services), Assert.Single(route.MissingServices), Assert.Single(route.Via)));
    }

    [Theory]
    [InlineData("""{ "spec": { "podSelector": {}, "policyTypes": [ "Ingress", "Egress" ], "ingress": [ {}, {} ] } }""", true, 2, true, 0)]
    [InlineData("""{ "spec": { "podSelector": {} } }""", true, 0, false, 0)]
    [InlineData("""{ "spec": { "egress": [ {} ] } }""", true, 0, true, 1)]
    [InlineData("{}", true, 0, false, 0)]
    public void A_policy_says_what_it_limits(string json, bool ingress, int ingressRules, bool egress, int egressRules)
    {
        var policy = Policies.Read(Api.Read<V1NetworkPolicy>(json), Api.Window);
        Assert.Equal((ingress, Quantity.Of(ingressRules), egress, Quantity.Of(egressRules)),
            (policy.LimitsIngress, policy.IngressRules, policy.LimitsEgress, policy.EgressRules));
    }

    [Fact]
    public void A_claim_that_waits_is_named_with_what_it_asks_for()
    {
        var workload = Api.Workload("""{ "volumes": [ null, { "persistentVolumeClaim": { "claimName": "data" } } ] }""");
        var (scope, numbered) = (Api.Scope(workload), Api.Scope(workload with { Kind = WorkloadKind.StatefulSet }));
        var claim = Claims.Read(Api.Read<V1PersistentVolumeClaim>("""
            { "metadata": { "name": "data" }, "spec": { "storageClassName": "fast", "resources": { "requests": { "storage": "10Gi" } } },
              "status": { "phase": "Pending", "conditions": [ null, { "type": "FileSystemResizePending", "status": "True" }, { "type": "Resizing", "status": "False" } ] } }
            """), Claims.IsMounted("data", scope), Api.Window);
        Assert.Equal((true, ClaimPhase.Pending, "fast", Quantity.Of(10d * (1 << 30)), Quantity.Unknown(UnknownReason.NotReported)),
            (claim.Mounted, claim.Phase, claim.StorageClass, claim.Requested, claim.Capacity));
        Assert.Equal(ClaimCondition.FileSystemResizePending, Assert.Single(claim.Conditions));
        Assert.Equal((true, false, false, null),
            (Claims.IsMounted("cache-checkout-10", numbered), Claims.IsMounted("cache-checkout-10", scope), Claims.IsMounted("checkout-", numbered),
                Claims.IsMounted("data", Api.Namespace)));
    }

    [Fact]
    public void A_certificate_says_when_it_expires_and_of_its_secret_the_name_alone()
    {
        var certificate = Operators.Certificate(Api.Read<CustomObject>("""
            { "metadata": { "name": "c" }, "spec": { "secretName": "tls" }, "status": { "notAfter": "2026-01-01T11:50:00Z", "renewalTime": "2025-12-20T00:00:00Z",
              "conditions": [ { "type": "Issuing", "status": "True" }, { "type": "Ready", "status": "False", "reason": "Expired", "message": "SECRET", "lastTransitionTime": "2026-01-01T11:50:00Z" } ] } }
            """), Api.Window);
        Assert.Equal((ConditionStatus.False, CertificateReason.Expired, true, "tls"),
            (certificate.Ready, certificate.Reason, certificate.Expired, certificate.Secret));
        Assert.DoesNotContain("SECRET", Api.Written(certificate), StringComparison.Ordinal);
    }

    [Fact]
    public void An_external_secret_says_when_it_was_fetched_and_never_what()
    {
        var secret = Operators.ExternalSecret(Api.Read<CustomObject>("""
            { "metadata": { "name": "x" }, "spec": { "secretStoreRef": { "name": "vault" }, "data": [ { "secretKey": "SECRET" } ] },
              "status": { "refreshTime": "2026-01-01T10:00:00Z", "conditions": [ { "type": "Ready", "status": "False", "reason": "SecretSyncedError", "message": "SECRET" } ] } }
            """), Api.Window);
        Assert.Equal((ConditionStatus.False, ExternalSecretReason.SecretSyncedError, false, "vault", "x"),
            (secret.Ready, secret.Reason, secret.RefreshedInWindow, secret.Store, secret.Secret));
        Assert.DoesNotContain("SECRET", Api.Written(secret), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "metadata": null, "spec": null, "status": null }""")]
    [InlineData("""{ "metadata": { "managedFields": [ null, { "manager": null, "time": null } ] }, "spec": "text", "status": [ 1 ] }""")]
    [InlineData("""{ "spec": { "rules": {}, "hostnames": "a", "parentRefs": null, "secretName": 7 }, "status": { "conditions": { "type": "Ready" }, "notAfter": "never", "refreshTime": 9e99 } }""")]
    public void Objects_of_operators_may_have_any_form(string json)
    {
        var found = Api.Read<CustomObject>(json);
        foreach (var evidence in (object[])[Operators.Certificate(found, Api.Window), Operators.ExternalSecret(found, Api.Window),
            Routes.Read(found, null, Api.Window)])
            Assert.NotEmpty(Api.Written(evidence));
    }

    [Fact]
    public void Objects_without_anything_are_evidence_all_the_same()
    {
        foreach (var evidence in (object[])[Services.Read(new V1Service(), null, (Quantity.Of(0), Quantity.Of(0)), Api.Window),
            Routes.Read(new V1Ingress(), null, Api.Window),
            Policies.Read(new V1NetworkPolicy(), Api.Window), Claims.Read(new V1PersistentVolumeClaim(), null, Api.Window)])
            Assert.NotEmpty(Api.Written(evidence));
    }
}
