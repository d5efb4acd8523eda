using System.Globalization;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Output;

namespace Rca.Pipeline.Commands;

/// <summary><c>rca config check FILE</c>.</summary>
static class ConfigCheck
{
    public static async Task<int> RunAsync(string path, bool json)
    {
        try
        {
            var configuration = PipelineConfiguration.Load(path);
            var planning = configuration.FinishWhole();
            var policy = PolicyUsed.Of(configuration.Policy);
            var (sources, routes, drops) = (planning.Sources.Count, planning.Routes.Count, planning.Routes.Count(r => r.Drop));
            await Console.Out.WriteLineAsync(json
                ? JsonSerializer.Serialize(new { Ok = true, File = path, Sources = sources, Routes = routes, DropRoutes = drops, Digest = planning.Digest, RedactionPolicy = policy }, WireJson.Options)
                : string.Create(CultureInfo.InvariantCulture, $"ok: {path}: {sources} sources, {routes} routes ({drops} that drop), deadline {Durations.Format(planning.Budgets.Deadline)}\n{policy}"));
            return ExitCode.Complete;
        }
        catch (ConfigurationException e) when (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Ok = false, File = path, e.Errors }, WireJson.Options));
            return ExitCode.BadInput;
        }
    }
}
