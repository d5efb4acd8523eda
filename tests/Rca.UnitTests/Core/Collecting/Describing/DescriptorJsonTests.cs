using System.Text;
using Rca.Core.Collecting;
using Rca.Pipeline;
using Xunit;

namespace Rca.UnitTests.Core.Collecting.Describing;

public sealed class DescriptorJsonTests
{
    static readonly string Weather = DescriptorJson.Write(Descriptors.Weather);

    public static TheoryData<string> Types => [.. BuiltInConnectors.Types.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Descriptor_that_was_written_reads_back_as_the_same_bytes(string type)
    {
        var written = DescriptorJson.Write(BuiltInConnectors.Descriptors[type]);
        Assert.Equal(written, DescriptorJson.Write(Read(written)));
    }

    [Fact]
    public void Descriptor_reads_back_with_scope_permissions_and_fields()
    {
        var read = Read(Weather);
        var (capability, field) = (read.Capabilities.Single(), read.Kinds.Single().Fields[1]);
        Assert.Equal(("weather.forecast", "site", "read"), (capability.Id, capability.Scope.Single().Name, capability.Needs.Single()));
        Assert.True(capability.Scope.Single().Form.Accepts("north") && !capability.Scope.Single().Form.Accepts("../etc"));
        Assert.Equal(("/sky", "clear partly-cloudy"), (field.Pointer, string.Join(' ', field.Values!)));
    }

    [Theory]
    [InlineData("\"rca-descriptor/1\"", "\"rca-descriptor/2\"", "$.schema")]
    [InlineData("\"title\"", "\"tilte\"", "$.capabilities[0]")]
    [InlineData("\"One request.\"", "null", "found null")]
    [InlineData("\"One request.\"", "7", "$.capabilities[0].cost")]
    [InlineData("\"One request.\"", "\"One request\"", "'cost' is a sentence")]
    [InlineData("\"form\": \"word\"", "\"form\": \"regex\"", "expected one of dns-label, dns-subdomain, repository, database-name, word")]
    [InlineData("\"class\": \"Identifier\"", "\"class\": \"Public\"", "$.evidence[0].fields[2].class")]
    [InlineData("\"class\": \"Identifier\"", "\"class\": \"Operational\"", "text cannot be Operational")]
    [InlineData("\"kind\": \"weather.forecast/1\"", "\"kind\": \"weather.other/1\"", "evidence 'weather.other/1' is yielded by no capability")]
    [InlineData("\"schema\"", "\"schema\": \"rca-descriptor/1\", \"schema\"", "not of the form")]
    [InlineData("{", "[", "not of the form")]
    [InlineData("\n}", "\n} {}", "not of the form")]
    public void Descriptor_that_is_malformed_is_refused_with_the_place(string found, string replaced, string problem)
    {
        Assert.Contains(found, Weather, StringComparison.Ordinal);
        var at = Weather.LastIndexOf(found, StringComparison.Ordinal);
        var error = Assert.Throws<DescriptorException>(() => Read(Weather[..at] + replaced + Weather[(at + found.Length)..]));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    static ConnectorDescriptor Read(string json) => DescriptorJson.Read(Encoding.UTF8.GetBytes(json));
}
