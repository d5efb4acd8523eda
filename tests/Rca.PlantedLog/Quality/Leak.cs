namespace Rca.PlantedLog.Quality;

static class Leak
{
    const int Window = 8;

    /// <summary>Whether eight characters in a row of the value show in an output that cannot be laid over its input.</summary>
    public static bool Shows(string value, string output)
    {
        var window = Math.Min(Window, value.Length);
        for (var i = 0; i + window <= value.Length; i++)
            if (output.AsSpan().Contains(value.AsSpan(i, window), StringComparison.Ordinal)) return true;
        return false;
    }
}
