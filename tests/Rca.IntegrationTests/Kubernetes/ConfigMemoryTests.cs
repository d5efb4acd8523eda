using System.Text.Json;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.IntegrationTests.Testing;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Connectors.Kubernetes;

/// <summary>A ConfigMap full of passwords, read twice with a memory and an edit in between.</summary>
public sealed class ConfigMemoryTests(SharedKubeApi shared)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edited_key_is_named_since_the_last_collection_and_no_value_leaves()
    {
        var server = await shared.GetAsync(Ct);
        using var admin = ClusterSource.Admin(server);
        var name = ClusterSource.NewNamespace();
        var story = new CheckoutStory(admin, name);
        await story.PlayAsync(Ct);
        var state = new MemoryState();

        var first = await ReadAsync();
        Assert.Equal((ConfigComparison.Digests, Quantity.Of(21), null), (first.Comparison, first.KeyCount, first.ComparedWith));
        Assert.All(first.Keys, k => Assert.Equal(ValueChange.FirstSeen, k.Change));
        await story.EditConfigAsync("EXAMPLE-edited-value", Ct);
        var second = await ReadAsync();
        Assert.NotNull(second.ComparedWith);
        var changed = second.Keys.Where(k => k.Change != ValueChange.Same).ToList();
        Assert.Equal(("CACHE", ValueChange.Changed), (Assert.Single(changed).Name, changed[0].Change));
        Assert.Equal(first.Keys.Single(k => k.Name == "CACHE").Digest, changed[0].DigestBefore);
        Assert.NotEqual(changed[0].DigestBefore, changed[0].Digest);
        Assert.Contains("test-edit", second.Managers);
        Assert.InRange(second.LeadTime.Number, 0, 1_800);

        var left = JsonSerializer.Serialize(new[] { first, second }.Select(EvidenceKind.Write));
        var kept = string.Concat(state.Values.Values.Select(v => System.Text.Encoding.Latin1.GetString(v.Sealed.Span)));
        foreach (var planted in (string[])[CheckoutStory.PlantedInValue, "EXAMPLE-edited-value", "40000"])
        {
            Assert.DoesNotContain(planted, left, StringComparison.Ordinal);
            Assert.DoesNotContain(planted, kept, StringComparison.Ordinal);
        }

        // Another process with the same memory has the same key.
        async Task<ConfigMapChange> ReadAsync() =>
            Assert.Single(await new ClusterSource(server.AdminKubeconfig, name, state)
                .CollectAsync<ConfigMapChange>("kubernetes.config-changes", "workload=checkout"));
    }
}
