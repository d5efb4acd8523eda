using Rca.Bus;
using Rca.Core.Configuration;
using Xunit;

namespace Rca.UnitTests.Bus;

public sealed class BusConfigurationTests : IDisposable
{
    readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("amqp://user:EXAMPLE-Pw@127.0.0.1:5672/", true)]
    [InlineData("amqps://broker/vhost", true)]
    [InlineData("amqp://user:EXAMPLE#Pw@127.0.0.1:x/", false)]
    [InlineData("Host=127.0.0.1;Password=EXAMPLE-Pw", false)]
    [InlineData("http://127.0.0.1/", false)]
    public void Address_is_accepted_or_refused_without_being_shown(string address, bool accepted)
    {
        File.WriteAllText(_file, address);
        var section = ConfigurationFile.Parse("rca.yaml", $"rabbitmq: ${{file:{_file}}}\n");
        BusConfiguration.Read(section);
        Assert.Equal(accepted, section.Errors.Count == 0);
        Assert.DoesNotContain("EXAMPLE", string.Join('\n', section.Errors), StringComparison.Ordinal);
    }
}
