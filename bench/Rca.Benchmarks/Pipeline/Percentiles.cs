namespace Rca.Benchmarks.Pipeline;

static class Percentiles
{
    /// <summary>The value below which <paramref name="percent"/> of them lie.</summary>
    public static double At(this IEnumerable<double> values, double percent)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? double.NaN : ordered[Math.Min(ordered.Count - 1, (int)(ordered.Count * percent / 100))];
    }
}
