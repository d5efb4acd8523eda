using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Collecting;
using Rca.Core.Manifests;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Redaction;
using Rca.Pipeline.Roles;
using Rca.Redaction;
using Rca.Redaction.Policies;
using Rca.UnitTests.Core.Collecting;
using Rca.UnitTests.Core.Planning;
using Rca.UnitTests.Redaction;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Roles;

public sealed class RedactorHandlerTests
{
    static readonly DateTimeOffset Now = FakeConnector.Now;
    static readonly CollectEvidence Command = new(
        "cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string> { ["namespace"] = "shop" }, new Window(Now, Now), 1000, Now);

    readonly RecordingPublisher _bus = new();
    readonly ListLogger<EvidenceRedactor> _log = new();

    [Fact]
    public async Task Evidence_is_redacted_into_canonical_content_with_its_digest_and_receipt()
    {
        var collected = await HandleAsync(Seal(Item(new Thing(7, $"token {Synthetic.GitHub} of priya@shop.example"))));
        var item = Assert.Single(collected!.Items);
        Assert.DoesNotContain(Synthetic.GitHub, item.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("priya", item.Content, StringComparison.Ordinal);
        using var content = JsonDocument.Parse(item.Content);
        Assert.Equal(7, content.RootElement.GetProperty("number").GetInt32());
        Assert.Equal(item.Content, Encoding.UTF8.GetString(CanonicalJson.Write(content.RootElement)));
        Assert.Equal(item.Sha256, Identity.Sha256(Encoding.UTF8.GetBytes(item.Content)));
        Assert.Equal(2, item.Receipt.Redactions.Sum(r => r.Count));
        Assert.Equal(item.Content.Length, item.Receipt.BytesOut);
        Assert.Equal(Identity.MessageId("collected", "cmd-1", "a", "0"), _bus.Sent.Single().Id);
    }

    [Fact]
    public async Task Field_that_the_catalogue_does_not_declare_is_dropped_and_counted()
    {
        var item = (await HandleAsync(Seal(new CapturedEvidenceItem("kube.thing/1", Now, JsonSerializer.SerializeToElement(new { number = 1, extra = "EXAMPLE" })))))!.Items.Single();
        Assert.DoesNotContain("EXAMPLE", item.Content, StringComparison.Ordinal);
        Assert.Equal(1, item.Receipt.Dropped);
    }

    [Fact]
    public async Task Kind_of_no_catalogue_is_withheld_and_counted()
    {
        var collected = await HandleAsync(Seal(new CapturedEvidenceItem("stranger/1", Now, JsonSerializer.SerializeToElement(new { text = "EXAMPLE" })), Item(new Thing(1))));
        Assert.Equal((1, 1), (collected!.Withheld, collected.Items.Count));
        Assert.DoesNotContain("EXAMPLE", JsonSerializer.Serialize(collected, WireJson.Options) + _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_that_is_not_its_sources_is_rejected_and_nothing_is_published()
    {
        await RejectAsync(Rejection.Mismatch, Seal() with { CommandId = "cmd-2" });
        await RejectAsync(Rejection.Seal, Seal() with { Sealed = "EXAMPLE" });
        await RejectAsync(Rejection.Seal, new EvidenceSealer(SealingKey.Create().PublicKey, Keys.Sources).Seal(new CapturedPart(Command, "a", 0, [])));
        await RejectAsync(Rejection.KeyUnknown, new EvidenceSealer(Keys.Sealing.PublicKey, new Dictionary<string, SigningKey> { ["prod"] = Keys.Sources["other"] }).Seal(new CapturedPart(Command, "a", 0, [])));
        await RejectAsync(Rejection.SourceUnknown, Seal() with { Source = "stranger" });
        Assert.DoesNotContain("EXAMPLE", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_is_redacted_too()
    {
        var closing = new Closing(Outcome.Failed, 0, 1, [new LedgerEntry("GET", $"/x/{Synthetic.GitHub}", "200", 1, 2, $"q={Synthetic.GitHub}")], "a reason\nof its own", $"said {Synthetic.GitHub}");
        var collected = await HandleAsync(Keys.Sealer.Seal(new CapturedPart(Command, "a", 0, [], closing)));
        Assert.DoesNotContain(Synthetic.GitHub, JsonSerializer.Serialize(collected, WireJson.Options), StringComparison.Ordinal);
        Assert.Equal("unspecified", collected!.Closing!.Reason);
    }

    [Fact]
    public async Task Policy_takes_effect_by_source_capability_and_kind_and_the_receipt_names_it()
    {
        var policy = RedactionPolicy.Load(
            "version: 1\nmac-addresses: keep\noverrides: [{ sources: [prod], capabilities: [kube.*], kinds: [kube.thing/1], classes: { free-text: drop } }]", "policy.yaml");
        var closing = new Closing(Outcome.Failed, 0, 1, [], "busy", "said something");
        var message = Keys.Sealer.Seal(new CapturedPart(Command, "a", 0, [Item(new Thing(7, "all is well"))], closing));

        var item = (await HandleAsync(message, policy))!.Items.Single();
        Assert.DoesNotContain("all is well", item.Content, StringComparison.Ordinal);
        Assert.Equal((1, policy.Digest, "mac-addresses: keep"), (item.Receipt.Dropped, item.Receipt.Policy, item.Receipt.Loosened!.Single()));
        Assert.NotEqual(item.Receipt.Rules, item.Receipt.Policy);

        var usual = await HandleAsync(message);
        Assert.Contains("all is well", usual!.Items.Single().Content, StringComparison.Ordinal);
        Assert.Equal((RedactionPolicy.Default.Digest, null), (usual.Items.Single().Receipt.Policy, usual.Items.Single().Receipt.Loosened));
    }

    [Theory]
    [InlineData("version: 1", "said something")]
    [InlineData("version: 1\nclasses: { free-text: drop }", null)]
    public async Task Words_of_a_closing_are_free_text_to_a_policy(string policy, string? detail)
    {
        var closing = new Closing(Outcome.Failed, 0, 1, [], "busy", "said something");
        var collected = await HandleAsync(Keys.Sealer.Seal(new CapturedPart(Command, "a", 0, [], closing)), RedactionPolicy.Load(policy, "policy.yaml"));
        Assert.Equal((detail, "busy"), (collected!.Closing!.Detail, collected.Closing.Reason));
    }

    [Fact]
    public async Task Same_part_redacts_to_the_same_bytes()
    {
        var message = Seal(Item(new Thing(7, "ask priya@shop.example")));
        Assert.Equal(JsonSerializer.Serialize(await HandleAsync(message), WireJson.Options), JsonSerializer.Serialize(await HandleAsync(message), WireJson.Options));
        Assert.Single(_bus.Sent.Select(s => s.Id).Distinct());
    }

    static CapturedEvidenceItem Item(Thing thing) => new("kube.thing/1", Now, EvidenceKind.Write(thing));

    static CapturedEvidence Seal(params CapturedEvidenceItem[] items) => Keys.Sealer.Seal(new CapturedPart(Command, "a", 0, items));

    async Task RejectAsync(Rejection why, CapturedEvidence message)
    {
        var rejected = await Assert.ThrowsAsync<RejectedException>(() => HandleAsync(message));
        Assert.Equal(why, rejected.Why);
        Assert.DoesNotContain("EXAMPLE", rejected.ToString(), StringComparison.Ordinal);
        Assert.Empty(_bus.Sent);
    }

    async Task<EvidenceCollected?> HandleAsync(CapturedEvidence message, RedactionPolicy? policy = null)
    {
        var before = _bus.Sent.Count;
        var kube = Routes.Connectors["kube"];
        var catalogues = new Catalogues([kube with { Capabilities = [kube.Capabilities[0] with { Evidence = [EvidenceKind.Of<Thing>()] }] }]);
        var handler = new RedactorHandler(
            Keys.Opener, new MessageSigner(Keys.Redactor),
            new EvidenceRedactor(new RedactionEngine(Engines.Key(), policy ?? RedactionPolicy.Default), catalogues, Routes.Configuration().Sources, _log), _bus);
        await handler.HandleAsync(message, TestContext.Current.CancellationToken);
        return _bus.Sent.Count > before ? (EvidenceCollected)_bus.Sent[^1].Message : null;
    }
}
