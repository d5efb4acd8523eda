using System.Globalization;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Manifests;
using Rca.Core.Manifests.Comparing;
using Rca.Core.Signing;
using Rca.Core.Stores;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Replaying;
using Xunit;

namespace Rca.UnitTests.Pipeline.Replaying;

/// <summary>Law 6: the same captured input, plan and policy give the same bytes.</summary>
public sealed class ReplayTests
{
    static readonly SigningKey Key = SigningKey.Create();
    static readonly Recording Recorded = Recordings.Make();

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Replay_in_any_culture_and_order_of_arrival_gives_the_same_manifest_and_evidence(string culture)
    {
        var first = Run(Recorded);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            for (var seed = 0; seed < 10; seed++)
            {
                CapturedPart[] arrived = [.. Recorded.Parts];
                new Random(seed).Shuffle(arrived);
                var again = Run(Recorded with { Parts = arrived });
                Assert.Equal(first.Document, again.Document);
                Assert.Equal(first.Evidence.OrderBy(e => e.Key, StringComparer.Ordinal), again.Evidence.OrderBy(e => e.Key, StringComparer.Ordinal));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Replay_redacts_what_was_recorded_and_chooses_among_its_attempts()
    {
        var made = Run(Recorded);
        var items = Read(made).Payload.Items;
        Assert.Equal(["b", "c"], items.Select(i => i.Attempt));
        Assert.Equal([3, 0], items.Select(i => i.Evidence.Count));
        Assert.Equal("a", Assert.Single(items[0].OtherAttempts).Attempt);
        var everything = made.Document + string.Concat(made.Evidence.Values);
        Assert.Contains("Limit the pool to 20", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("priya", everything, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_with_another_policy_changes_what_the_policy_says_and_nothing_else()
    {
        var (usual, strict) = (Run(Recorded), Replayer.Run(Recorded, Recordings.Configuration(Policy("classes: { free-text: drop }")), Key));
        Assert.NotEqual(usual.Announcement.Root, strict.Announcement.Root);
        Assert.DoesNotContain("Limit the pool", string.Concat(strict.Evidence.Values), StringComparison.Ordinal);
        var comparison = ManifestComparison.Of(Read(usual), Read(strict));
        var changed = Assert.Single(comparison.Items);
        Assert.Equal(("acme-code", "github.commits"), (changed.Source, changed.Capability));
    }

    [Fact]
    public void Replay_with_another_configuration_is_refused() =>
        Assert.Contains("only 'redaction' may differ", Assert.Throws<BadInputException>(() => Replayer.Run(Recorded, Recordings.Configuration(more: "budgets: { lookback: 2h }"), Key)).Message, StringComparison.Ordinal);

    [Fact]
    public void Answer_to_what_was_not_asked_is_refused() =>
        Assert.Contains("another plan", Assert.Throws<BadInputException>(() => Run(Recorded with { Parts = [.. Recorded.Parts, Recordings.Unplanned(Recorded.Parts[0])] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Recording_leaves_out_what_came_after_the_seal()
    {
        var manifest = Read(Run(Recorded));
        var late = Recorded.Parts[2] with { Sequence = 1, Items = [], Closing = Recorded.Parts[1].Closing };
        var another = Recorded.Parts[0] with { Attempt = "late" };
        var made = Recording.Of(manifest, Recorded.Incident, [.. Recorded.Parts, late, another], Recorded.PolicyDigest, Recordings.Tokens);
        Assert.Equal(Run(Recorded).Document, Run(made).Document);
        Assert.Equal((4, manifest.Root), (made.Parts.Count, made.Root));
    }

    static SealedManifest Run(Recording recording) => Replayer.Run(recording, Recordings.Configuration(), Key);

    static Manifest Read(SealedManifest made) => JsonSerializer.Deserialize<Manifest>(made.Document, WireJson.Options)!;

    static string Policy(string classes)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("rca-").FullName, "policy.yaml");
        File.WriteAllText(path, "version: 1\n" + classes);
        return $"redaction: {{ policy: '{path}' }}";
    }
}
