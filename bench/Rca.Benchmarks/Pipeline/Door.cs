namespace Rca.Benchmarks.Pipeline;

/// <summary>Waits for a process to answer.</summary>
static class Door
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task UntilReadyAsync(Uri door, Func<string> said, CancellationToken ct)
    {
        using var http = new HttpClient();
        var began = TimeProvider.System.GetTimestamp();
        while (!await IsReadyAsync(http, door, ct))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience) throw new InvalidOperationException($"{door} is not ready\n{said()}");
            await Task.Delay(100, ct);
        }
    }

    /// <summary>Waits for so many manifests, and says how long that took.</summary>
    public static async Task<TimeSpan> UntilAsync(this IPipeline pipeline, long manifests, TimeSpan patience, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        long there;
        while ((there = await pipeline.ManifestsAsync(ct)) < manifests)
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience) throw new InvalidOperationException($"{there} manifests after {patience}, expected {manifests}");
            await Task.Delay(50, ct);
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    static async Task<bool> IsReadyAsync(HttpClient http, Uri door, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(door, "/readyz"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
