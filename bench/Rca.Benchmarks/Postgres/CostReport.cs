using System.Globalization;
using Rca.Benchmarks.Redaction;

namespace Rca.Benchmarks.Postgres;

/// <summary>Prints what everything cost the server.</summary>
sealed class CostReport(IReadOnlyList<Asked> log, Catalogue catalogue, SpeedTable table)
{
    readonly ILookup<string, Asked> _byMark = log.ToLookup(asked => asked.Mark, StringComparer.Ordinal);

    public void Print(string title)
    {
        table.Title(title);
        PrintCapabilities();
        PrintStatements();
        PrintPeers();
    }

    void PrintCapabilities()
    {
        table.Head("capability", "statements", "p50 ms", "p99 ms", "of it guards, p50 ms", "connections", "temporary files");
        foreach (var capability in catalogue.Capabilities) Row(capability, [.. _byMark[capability]]);
        var rounds = catalogue.Capabilities.Select(capability => _byMark[capability].ToList()).ToList();
        Row("**all, one after another**", [.. Enumerable.Range(0, rounds[0].Count).Select(round => Together([.. rounds.Select(asked => asked[round])]))]);
    }

    void Row(string name, List<Asked> asked) => table.Row(
        name,
        Most(asked, round => round.Count),
        Number(Percentile(asked.Select(round => round.Milliseconds), 50)),
        Number(Percentile(asked.Select(round => round.Milliseconds), 99)),
        "+ " + Number(Percentile(asked.Select(round => round.GuardMilliseconds), 50)),
        Most(asked, round => round.Connections), Most(asked, round => round.TemporaryFiles));

    void PrintStatements()
    {
        table.Title("statement by statement");
        table.Head("statement", "p50 ms", "p99 ms");
        foreach (var statement in Ours().OrderByDescending(statement => Percentile(statement, 50)))
            table.Row($"`{statement.Key}`", Number(Percentile(statement, 50)), Number(Percentile(statement, 99)));
    }

    void PrintPeers()
    {
        var catalogueTime = Percentile(Enumerable.Range(0, _byMark[catalogue.Capabilities[0]].Count())
            .Select(round => catalogue.Capabilities.Sum(capability => _byMark[capability].ElementAt(round).Milliseconds)), 50);
        table.Title("what others ask");
        table.Head("query", "p50 ms", "p99 ms", "ours", "p50 ms", "theirs is");
        foreach (var query in PeerQuery.All)
        {
            var theirs = _byMark[query.Name].Select(round => round.Milliseconds).ToList();
            var ours = query.Ours is null ? null : Ours().FirstOrDefault(statement => statement.Key.StartsWith(query.Ours, StringComparison.Ordinal));
            var time = ours is null ? catalogueTime : Percentile(ours, 50);
            table.Row(
                query.Name, Number(Percentile(theirs, 50)), Number(Percentile(theirs, 99)), ours is null ? "all capabilities together" : $"`{ours.Key}`",
                Number(time), $"{SpeedTable.Number(Percentile(theirs, 50) / time)}×");
        }
    }

    IEnumerable<IGrouping<string, double>> Ours() => catalogue.Capabilities.SelectMany(capability => _byMark[capability])
        .SelectMany(asked => asked.Statements).Where(statement => !statement.IsGuard)
        .GroupBy(statement => statement.Name, statement => statement.Milliseconds, StringComparer.Ordinal);

    static Asked Together(List<Asked> asked) =>
        new("", [.. asked.SelectMany(one => one.Statements)], asked.Max(one => one.Connections), asked.Sum(one => one.TemporaryFiles));

    static string Most(List<Asked> asked, Func<Asked, int> of) => asked.Max(of).ToString(CultureInfo.InvariantCulture);

    static string Number(double milliseconds) => milliseconds.ToString(milliseconds < 100 ? "F1" : "N0", CultureInfo.InvariantCulture);

    // The nearest rank: a value that was measured.
    static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)];
    }
}
