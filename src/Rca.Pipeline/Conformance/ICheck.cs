namespace Rca.Pipeline.Conformance;

/// <summary>One point of the contract, judged on what was recorded.</summary>
interface ICheck
{
    /// <summary>A word of lower-case letters and hyphens.</summary>
    string Id { get; }

    /// <summary>What a connector that conforms does, in one sentence.</summary>
    string Promise { get; }

    Verdict Judge(Transcript transcript);
}
