using Rca.Core.Collecting;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Core.Configuration;

public sealed class LimitsTests
{
    [Fact]
    public void Limits_are_those_of_the_source()
    {
        var limits = Read("limits: { concurrency: 2, collectionsPerMinute: 30, noProgress: 5s }").Limits;
        Assert.Equal(new SourceLimits(TimeSpan.FromSeconds(5), 2, 30), limits);
    }

    [Fact]
    public void Limits_that_are_absent_are_the_defaults_and_the_descriptors()
    {
        var source = Read("allowedIdentifiers: []");
        Assert.Equal(SourceLimits.Default, source.Limits);
        Assert.Equal(4, new CollectedSource(source, new Collecting.FakeConnector((_, _) => null!)).Concurrency);
    }

    [Theory]
    [InlineData("concurrency: 0", "concurrency")]
    [InlineData("concurrency: many", "concurrency")]
    [InlineData("collectionsPerMinute: -1", "collectionsPerMinute")]
    [InlineData("noProgress: 1ms", "noProgress")]
    [InlineData("concurency: 2", "concurrency")]
    public void Limit_that_is_none_is_reported_with_its_key(string limit, string key)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read($"limits: {{ {limit} }}"));
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    static SourceConfiguration Read(string more) =>
        Planning.Routes.Configuration(Planning.Routes.Yaml.Replace("allowedIdentifiers: [checkout-*]", more, StringComparison.Ordinal)).Sources["prod"];
}
