using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

public sealed class ScopeRulesTests
{
    static readonly CapabilityDescriptor Pods = Planning.Routes.Connectors["kube"].Find("kube.pods")!;

    [Theory]
    [InlineData("namespace=shop", null)]
    [InlineData("namespace=shop-eu,workload=checkout", null)]
    [InlineData("workload=checkout", "scope-key-missing")]
    [InlineData("namespace=shop,cluster=x", "scope-key-unknown")]
    [InlineData("namespace=Shop", "scope-value-invalid")]
    [InlineData("namespace=shop,workload=../x", "scope-value-invalid")]
    [InlineData("namespace=kube-system", "scope-not-allowed")]
    [InlineData("", "scope-key-missing")]
    public void Scope_is_checked_for_keys_forms_and_permission(string scope, string? reason) =>
        Assert.Equal(reason, ScopeRules.Check(Source(), Pods, Scope(scope))?.Reason);

    [Fact]
    public void Refusal_does_not_quote_the_value_or_the_key()
    {
        foreach (var scope in (string[])["namespace=EVIL", "namespace=evil", "namespace=shop,EVIL=x"])
            Assert.DoesNotContain("evil", ScopeRules.Check(Source(), Pods, Scope(scope))!.Value.Detail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Source_without_allowed_scopes_allows_none() =>
        Assert.Equal("scope-not-allowed", ScopeRules.Check(Source() with { AllowedScopes = [] }, Pods, Scope("namespace=shop"))?.Reason);

    [Fact]
    public void Allowed_scope_of_two_keys_wants_both()
    {
        var source = Source() with { AllowedScopes = [Scope("namespace=shop,workload=checkout")] };
        Assert.False(source.Allows(Scope("namespace=shop")));
        Assert.True(source.Allows(Scope("namespace=shop,workload=checkout")));
    }

    [Fact]
    public void Names_are_those_of_the_configuration_and_of_a_scope_that_is_allowed()
    {
        Assert.True(Source().Names("checkout-7d9", Scope("namespace=shop")));
        Assert.True(Source().Names("shop", Scope("namespace=shop")));
        Assert.False(Source().Names("kube-system", Scope("namespace=kube-system")));
        Assert.False(Source().Names("other", Scope("namespace=shop")));
    }

    static SourceConfiguration Source() => Planning.Routes.Configuration().Sources["prod"];

    static Dictionary<string, string> Scope(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
