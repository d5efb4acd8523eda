namespace Rca.PlantedLog.Quality;

/// <summary>How many of a kind there were and how many went as they should; a line that did not is kept as an example.</summary>
public sealed class Score(string name)
{
    public string Name => name;

    public int Total { get; private set; }

    public int Good { get; private set; }

    public string? Example { get; private set; }

    public double Share => Total == 0 ? 1 : (double)Good / Total;

    public void Count(bool good, string line)
    {
        Total++;
        if (good) Good++;
        else Example ??= line;
    }

    public static Score Sum(string name, IEnumerable<Score> scores)
    {
        var sum = new Score(name);
        foreach (var score in scores)
        {
            sum.Total += score.Total;
            sum.Good += score.Good;
            sum.Example ??= score.Example;
        }

        return sum;
    }
}
