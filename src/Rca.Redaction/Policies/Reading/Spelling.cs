namespace Rca.Redaction.Policies.Reading;

/// <summary>Finds what a misspelt word was meant to be.</summary>
static class Spelling
{
    /// <summary>The nearest candidate by edit distance, or null when none is within a third of the length.</summary>
    internal static string? Nearest(string word, IEnumerable<string> candidates) =>
        candidates.Select(c => (Candidate: c, Distance: Distance(word, c)))
            .Where(c => c.Distance <= Math.Max(1, word.Length / 3))
            .OrderBy(c => c.Distance).ThenBy(c => c.Candidate, StringComparer.Ordinal)
            .Select(c => c.Candidate).FirstOrDefault();

    static int Distance(string a, string b)
    {
        // A word that much longer is near nothing, and would cost its length.
        if (a.Length > 2 * b.Length + 2)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
