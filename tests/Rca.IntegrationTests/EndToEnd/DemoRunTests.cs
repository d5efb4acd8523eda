using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>What the demo's manifest says, against what the server itself says while the incident stands.</summary>
public sealed class DemoRunTests(DemoRun run) : IClassFixture<DemoRun>
{
    [Fact]
    public void Lock_tree_is_what_the_server_says()
    {
        run.Manifest.Verify();
        var tree = Assert.Single(run.Manifest.Evidence("postgres.lock-waits/1"));

        var waiters = tree.GetProperty("waiters").EnumerateArray()
            .ToDictionary(w => w.GetProperty("pid").GetInt32(), w => w.GetProperty("blockedBy").EnumerateArray().Select(pid => pid.GetInt32()).ToArray());
        Assert.Equal(2, run.BlockedBy.Count);
        Assert.Equal(run.BlockedBy.OrderBy(b => b.Key), waiters.OrderBy(w => w.Key));
        var root = Assert.Single(tree.GetProperty("roots").EnumerateArray()).GetProperty("pid").GetInt32();
        Assert.Equal(run.BlockedBy.Values.SelectMany(pids => pids).Except(run.BlockedBy.Keys), [root]);
        Assert.Equal(3, tree.GetProperty("chainLength").GetInt32());
    }

    [Fact]
    public void Secrets_of_twelve_kinds_are_planted_and_found_where_they_were()
    {
        Assert.True(Planted.All.Select(p => p.Kind).Distinct(StringComparer.Ordinal).Count() >= 12);
        var recorded = string.Join('\n', Rca.Pipeline.Demo.DemoFiles.Recordings.SelectMany(Directory.GetFiles).Select(File.ReadAllText));
        Assert.All(Planted.All, p => Assert.True(p.IsIn(p.IsOfTheAlert ? run.Webhook : recorded), $"{p.Kind} ({p.Where}) is not where it was planted"));

        var captured = System.Text.Json.JsonSerializer.Serialize(run.Captured, Rca.Contracts.WireJson.Options);
        Assert.All(Planted.All, p => Assert.True(p.IsIn(captured) == p.IsCaptured, $"{p.Kind} ({p.Where}): captured {!p.IsCaptured}, expected {p.IsCaptured}"));
        Assert.True(Planted.All.Count(p => p.IsCaptured) >= 12);
    }

    [Fact]
    public void Secrets_are_not_in_the_files() => AssertClean(run.Files);

    [Fact]
    public void Secrets_are_not_in_the_log()
    {
        Assert.Contains("sealed the manifest of inc-", run.Log.Text, StringComparison.Ordinal);
        AssertClean(run.Log.Text);
    }

    [Fact]
    public void Secrets_are_not_on_the_bus_outside_the_seal()
    {
        // One incident, its commands, what was captured, what was redacted: all of them were seen.
        Assert.Equal(
            ["CapturedEvidence", "IncidentReported", "ManifestSealed", "SignedCommand", "SignedEvidence"],
            run.Bus.Published.Select(m => m.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.True(run.Bus.Bodies.Count >= 1 + 3 * 14);
        AssertClean(string.Join('\n', run.Bus.Bodies));
        AssertClean(string.Join('\n', run.Bus.Published.Select(m => System.Text.Json.JsonSerializer.Serialize(m, m.GetType(), Rca.Contracts.WireJson.Options))));
    }

    static void AssertClean(string text) =>
        Assert.All(Planted.All, p => Assert.False(p.IsIn(text), $"{p.Kind} ({p.Where}) has leaked"));
}
