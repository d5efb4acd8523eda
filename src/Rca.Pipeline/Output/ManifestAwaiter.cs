using System.Globalization;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Stores;
using Spectre.Console;

namespace Rca.Pipeline.Output;

/// <summary>Waits for an incident's manifest and says on the way which items were answered.</summary>
static class ManifestAwaiter
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <returns>The manifest as canonical JSON, and read.</returns>
    public static async Task<(string Document, Manifest Manifest)> WaitAsync(
        IIncidentStore store, string incidentId, IAnsiConsole console, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var said = 0;
        while (true)
        {
            if (await store.FindManifestAsync(incidentId, cancellationToken) is { } document)
                return (document, JsonSerializer.Deserialize<Manifest>(document, WireJson.Options)!);
            var seconds = (int)clock.GetElapsedTime(started).TotalSeconds;
            if (seconds > said)
            {
                said = seconds;
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"collecting, {seconds} s"));
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }
    }
}
