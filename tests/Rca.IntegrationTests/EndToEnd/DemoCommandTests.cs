using System.Diagnostics;
using System.Text.Json;
using Rca.Contracts;
using Rca.IntegrationTests.Testing;
using Rca.Pipeline.Demo;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary><c>rca demo</c> as a user runs it.</summary>
public sealed class DemoCommandTests : IDisposable
{
    static readonly string[] Sources = ["acme-code", "orders-db", "prod-eu"];
    readonly Scratch _scratch = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public DemoCommandTests()
    {
        if (ThrowawayPostgresBinaries.Locate() is null) throw ServerMissing.SkipOrFail(new ServerMissingException("no PostgreSQL binaries: apt-get install postgresql."));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Demo_run_seals_a_complete_manifest_with_true_digests()
    {
        var started = Stopwatch.GetTimestamp();
        var (exit, output, errors) = await RcaProcess.RunAsync(["demo", "--out", _scratch.Path("out")], Ct);
        TestContext.Current.TestOutputHelper?.WriteLine($"rca demo took {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");

        Assert.True(exit == 0, $"exit {exit}: {output} {errors}");
        var folder = ManifestFolder.Only(_scratch.Path("out"));
        folder.Verify();
        Assert.Equal(Sources, folder.Items.Select(item => item.Source).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(14, folder.Items.Count);
        Assert.Equal(14, folder.Items.Select(item => (item.Source, item.Capability)).Distinct().Count());
        Assert.All(folder.Items, item => Assert.Equal(Outcome.Collected, item.Outcome));
        Assert.All(folder.Items, item => Assert.NotEmpty(item.Ledger));
        Assert.Empty(folder.Manifest.Payload.Header.Gaps);
        Assert.True(folder.Manifest.Payload.Header.Completeness.IsComplete);
        AssertStory(folder);

        Assert.Contains($"root {folder.Manifest.Root}", output, StringComparison.Ordinal);
        Assert.Contains($"manifest {_scratch.Path("out", folder.Manifest.Payload.Header.IncidentId, "manifest.json")}", output, StringComparison.Ordinal);
        foreach (var item in folder.Items) Assert.Matches($"(?m)^{item.Source} +{item.Capability} +Collected ", output);
        Assert.DoesNotContain('\u001b', output + errors);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Demo_for_a_machine_has_the_manifest_alone_on_standard_output()
    {
        var (exit, output, errors) = await RcaProcess.RunAsync(["demo", "--json", "--out", _scratch.Path("out")], Ct);

        Assert.True(exit == 0, $"exit {exit}: {errors}");
        Assert.Equal(ManifestFolder.Only(_scratch.Path("out")).Document + "\n", output);
        Assert.Contains("14 of 14 items complete", errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output + errors);
    }

    // Three sessions deep, the bad rollout, and its pods killed for memory: what the story is about is in its evidence.
    static void AssertStory(ManifestFolder folder)
    {
        var tree = Assert.Single(folder.Evidence("postgres.lock-waits/1"));
        Assert.Equal(3, tree.GetProperty("chainLength").GetInt32());

        var newest = Assert.Single(folder.Evidence("kubernetes.revision/1"), revision => revision.GetProperty("newest").GetBoolean());
        var change = Assert.Single(newest.GetProperty("imageChanges").EnumerateArray());
        Assert.Equal("registry.example/shop/checkout:1.8.0", change.GetProperty("from").GetString());
        Assert.Equal("registry.example/shop/checkout:1.9.0", change.GetProperty("to").GetString());
        Assert.Equal(("1.8.0", "1.9.0"), (change.GetProperty("fromTag").GetString(), change.GetProperty("toTag").GetString()));

        var killed = folder.Evidence("kubernetes.pod/2").Where(pod => pod.GetProperty("oomKilled").GetBoolean()).ToList();
        Assert.NotEmpty(killed);
        Assert.All(killed, pod => Assert.Contains(pod.GetProperty("containers").EnumerateArray(), Runs("registry.example/shop/checkout:1.9.0")));
    }

    static Predicate<JsonElement> Runs(string image) => container => container.GetProperty("image").GetString() == image;
}
