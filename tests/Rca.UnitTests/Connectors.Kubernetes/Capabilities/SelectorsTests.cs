using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Xunit;

namespace Rca.UnitTests.Connectors.Kubernetes.Capabilities;

public sealed class SelectorsTests
{
    static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal) { ["app"] = "checkout", ["tier"] = "web" };

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{ "matchLabels": { "app": "checkout" } }""", true)]
    [InlineData("""{ "matchLabels": { "app": "Checkout" } }""", false)]
    [InlineData("""{ "matchExpressions": [ { "key": "tier", "operator": "In", "values": [ "db", "web" ] } ] }""", true)]
    [InlineData("""{ "matchExpressions": [ { "key": "tier", "operator": "NotIn", "values": [ "web" ] } ] }""", false)]
    [InlineData("""{ "matchExpressions": [ { "key": "zone", "operator": "NotIn", "values": [ "a" ] } ] }""", true)]
    [InlineData("""{ "matchExpressions": [ { "key": "tier", "operator": "Exists" }, { "key": "zone", "operator": "DoesNotExist" } ] }""", true)]
    [InlineData("""{ "matchExpressions": [ { "key": "tier", "operator": "DoesNotExist" } ] }""", false)]
    [InlineData("""{ "matchExpressions": [ { "key": "tier", "operator": "Resembles" } ] }""", false)]
    public void A_label_selector_selects_as_the_api_has_it(string selector, bool selects) =>
        Assert.Equal(selects, Selectors.Selects(Api.Read<V1LabelSelector>(selector), Labels));

    [Fact]
    public void Nothing_selects_nothing_and_a_service_without_a_selector_too()
    {
        Assert.False(Selectors.Selects((V1LabelSelector?)null, Labels));
        Assert.False(Selectors.Selects(new Dictionary<string, string>(), Labels));
        Assert.False(Selectors.Selects(Api.Read<V1LabelSelector>("""{ "matchLabels": { "app": "checkout" } }"""), null));
    }
}
