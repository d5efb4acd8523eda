namespace Rca.PlantedLog.Quality;

/// <summary>Which lines of the output came from which of the input, where a redaction may have swallowed line ends.</summary>
static class LinePairs
{
    const int Reach = 200;

    public static IEnumerable<(Range Input, Range Output)> Of(IReadOnlyList<string> input, IReadOnlyList<string> output)
    {
        var (i, o) = (0, 0);
        while (i < input.Count)
        {
            var (di, @do) = Step(input, output, i, o);
            if (di == @do)
                for (var k = 0; k < di; k++) yield return (Line(i + k), Line(o + k));
            else yield return (i..(i + di), o..(o + @do));
            (i, o) = (i + di, o + @do);
        }
    }

    // The nearest place from which both go on alike; line by line as long as the counts allow.
    static (int Input, int Output) Step(IReadOnlyList<string> input, IReadOnlyList<string> output, int i, int o)
    {
        if (input.Count - i == output.Count - o) return (1, 1);
        for (var sum = 0; sum <= 2 * Reach; sum++)
        {
            for (var di = sum == 0 ? 1 : Math.Max(1, sum - Reach); di <= Math.Min(sum == 0 ? 1 : sum, Reach); di++)
            {
                var between = sum == 0 ? 1 : sum - di + 1;
                if (Alike(input, output, i + di, o + between) && (sum > 0 || Alike(input, output, i, o))) return (di, between);
            }
        }

        return (input.Count - i, output.Count - o);
    }

    static Range Line(int at) => at..(at + 1);

    static bool Alike(IReadOnlyList<string> input, IReadOnlyList<string> output, int i, int o)
    {
        if (i == input.Count || o == output.Count) return i == input.Count && o == output.Count;
        return i < input.Count && o < output.Count && string.Equals(input[i], output[o], StringComparison.Ordinal);
    }
}
