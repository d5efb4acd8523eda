using System.CommandLine;
using System.Net;
using Rca.Pipeline.Mcp;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca mcp</c>: lets a model read manifests, over standard input and output, or over HTTP.</summary>
static class McpCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--url") { Description = "where manifests are read", DefaultValueFactory = static _ => "http://127.0.0.1:8080" };
        var reportUrl = new Option<string?>("--report-url") { Description = "where incidents are reported; --url without it" };
        var read = new Option<string?>("--read-token") { Description = "${env:NAME} or ${file:PATH}" };
        var report = new Option<string?>("--report-token") { Description = "${env:NAME} or ${file:PATH}; with it a model may ask for a collection" };
        var http = new Option<string?>("--http") { Description = "the address to serve HTTP on, at /mcp, to whoever bears the token for reading; standard input and output without it" };
        var command = new Command("mcp", "Serves manifests to a model over the Model Context Protocol: a client of the doors of a running service.") { url, reportUrl, read, report, http };
        command.SetAction((parsed, cancellationToken) => Guard.RunAsync(async () =>
        {
            var reading = ServiceOptions.Address(parsed.GetRequiredValue(url), url.Name);
            var intake = parsed.GetValue(reportUrl) is { } other ? ServiceOptions.Address(other, reportUrl.Name) : reading;
            var server = new McpServer(
                intake, reading, ServiceOptions.Secret(parsed.GetValue(report), report.Name), ServiceOptions.Secret(parsed.GetValue(read), read.Name));
            if (parsed.GetValue(http) is not { } listen)
            {
                await server.RunOverStdioAsync(cancellationToken);
                return 0;
            }

            if (server.ReadToken is null) throw new BadInputException($"{read.Name}: expected ${{env:NAME}} or ${{file:PATH}}: over HTTP the token is asked of everybody, on loopback too");
            await server.RunOverHttpAsync(Listening(listen, http.Name), cancellationToken);
            return 0;
        }));
        return command;
    }

    static Uri Listening(string text, string option) =>
        Uri.TryCreate(text, UriKind.Absolute, out var listen) && listen.Scheme is "http" && listen.AbsolutePath is "/" && IPAddress.TryParse(listen.Host.Trim('[', ']'), out _)
            ? listen
            : throw new BadInputException($"{option}: expected a literal address and a port such as http://127.0.0.1:8090 (TLS is for the proxy in front)");
}
