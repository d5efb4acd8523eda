namespace Rca.Pipeline.Conformance;

/// <summary>What a check found: it holds, it fails, or there was nothing to check it on.</summary>
sealed record Verdict(VerdictKind Kind, string? Detail)
{
    public static Verdict Holds { get; } = new(VerdictKind.Holds, null);

    public static Verdict Fails(string detail) => new(VerdictKind.Fails, detail);

    public static Verdict NotChecked(string why) => new(VerdictKind.NotChecked, why);

    /// <summary>Fails with the first of the problems; holds when there is none.</summary>
    public static Verdict Of(IEnumerable<string> problems) => problems.FirstOrDefault() is { } first ? Fails(first) : Holds;
}
