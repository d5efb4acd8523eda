namespace Rca.PlantedLog;

/// <summary>A log: the same options give the same bytes.</summary>
/// <param name="Seed">What the log is drawn from.</param>
/// <param name="Bytes">The log ends with the first record that reaches this size, line ends included.</param>
public sealed record LogOptions(ulong Seed = 1, long Bytes = 64L << 20)
{
    /// <summary>The share of lines with a secret.</summary>
    public double Secrets { get; init; } = 0.006;

    /// <summary>The share of lines with personal data.</summary>
    public double Personal { get; init; } = 0.003;

    /// <summary>The share of lines that are a decoy and nothing else; many benign lines hold decoys besides.</summary>
    public double Decoys { get; init; } = 0.05;
}
