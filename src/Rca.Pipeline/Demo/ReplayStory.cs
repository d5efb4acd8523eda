namespace Rca.Pipeline.Demo;

/// <summary>A folder's <c>story.json</c>: when the recorded story ends, and how it came to be.</summary>
public sealed record ReplayStory
{
    public required DateTimeOffset AlertAt { get; init; }

    public required string Server { get; init; }

    public required string RecordedBy { get; init; }
}
