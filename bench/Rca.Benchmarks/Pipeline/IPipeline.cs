namespace Rca.Benchmarks.Pipeline;

/// <summary>What incidents are reported to.</summary>
interface IPipeline
{
    Uri Intake { get; }

    string ReportToken { get; }

    /// <summary>How many manifests there are.</summary>
    Task<long> ManifestsAsync(CancellationToken ct);
}
