using Rca.Core.Configuration;
using Rca.Pipeline.Doors;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doors;

public sealed class DoorConfigurationTests
{
    const string Tokens = "reportToken: ${env:PATH}\nreadToken: ${env:HOME}\n";

    [Fact]
    public void Doors_listen_on_loopback_unless_told_otherwise() => Assert.Equal(new Uri("http://127.0.0.1:8080"), Read("{}").Doors.Listen);

    [Theory]
    [InlineData("http://127.0.0.1:9000")]
    [InlineData("http://[::1]:9000")]
    public void Loopback_needs_no_token(string listen) => Assert.Empty(Read($"listen: \"{listen}\"").Errors);

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://10.1.2.3:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://0:8080")]
    public void Any_other_address_needs_both_tokens(string listen)
    {
        Assert.Equal(["reportToken", "readToken"], Read($"listen: \"{listen}\"").Errors.Select(e => e.Key));
        Assert.Equal(["readToken"], Read($"listen: \"{listen}\"\nreportToken: ${{env:PATH}}").Errors.Select(e => e.Key));
        Assert.Empty(Read($"listen: \"{listen}\"\n{Tokens}").Errors);
    }

    [Fact]
    public void External_address_is_read() => Assert.Equal(new Uri("https://rca.example.com/x"), Read("externalUrl: https://rca.example.com/x").Doors.ExternalUrl);

    [Theory]
    [InlineData("rca.example.com")]
    [InlineData("ftp://rca.example.com")]
    [InlineData("https://rca.example.com/?a=b")]
    [InlineData("https://user@rca.example.com")]
    public void External_address_of_another_form_is_refused(string external) => Assert.Equal("externalUrl", Assert.Single(Read($"externalUrl: \"{external}\"").Errors).Key);

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://db.example:8080")]
    [InlineData("https://127.0.0.1:8443")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("8080")]
    public void Address_of_another_form_is_refused(string listen) => Assert.Equal("listen", Assert.Single(Read($"listen: \"{listen}\"").Errors).Key);

    [Fact]
    public void One_token_for_both_doors_is_refused_and_not_shown()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Environment.GetEnvironmentVariable("PATH") + "\n");
        var error = Assert.Single(Read($"reportToken: ${{env:PATH}}\nreadToken: ${{file:{file}}}").Errors);
        Assert.Equal(("readToken", "found the token of reportToken again, expected another one: whoever may report may not read"), (error.Key, error.Problem));
        Assert.Single(Read("reportToken: ${env:PATH}\nreadToken: ${env:PATH}").Errors);
        File.Delete(file);
    }

    [Fact]
    public void Literal_token_is_refused() => Assert.NotEmpty(Read("reportToken: EXAMPLE\nlisten: http://0.0.0.0:80\nreadToken: ${env:HOME}").Errors);

    static (DoorConfiguration Doors, IList<ConfigurationError> Errors) Read(string yaml)
    {
        var section = ConfigurationFile.Parse("rca.yaml", yaml);
        return (DoorConfiguration.Read(section), section.Errors);
    }
}
