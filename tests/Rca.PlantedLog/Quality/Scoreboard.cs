namespace Rca.PlantedLog.Quality;

/// <summary>Scores by name.</summary>
public sealed class Scoreboard
{
    readonly Dictionary<string, Score> scores = new(StringComparer.Ordinal);

    /// <summary>The worst first.</summary>
    public IReadOnlyList<Score> Scores => [.. scores.Values.OrderBy(s => s.Share).ThenBy(s => s.Name, StringComparer.Ordinal)];

    public Score Total => Score.Sum("all", scores.Values);

    public Score Of(string name)
    {
        if (!scores.TryGetValue(name, out var score)) scores[name] = score = new Score(name);
        return score;
    }
}
