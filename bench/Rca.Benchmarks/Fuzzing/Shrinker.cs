namespace Rca.Benchmarks.Fuzzing;

/// <summary>Makes a failing input small: takes out ever smaller stretches as long as the same thing stays broken.</summary>
static class Shrinker
{
    const int MaxTries = 2000;

    internal static string Shrink(string input, Func<string, bool> fails)
    {
        var tries = 0;
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var at = 0; at < input.Length && tries < MaxTries; tries++)
            {
                var shorter = input.Remove(at, Math.Min(length, input.Length - at));
                if (fails(shorter))
                    input = shorter;
                else
                    at += length;
            }
        }
        return input;
    }
}
