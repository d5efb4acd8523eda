using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Collecting;
using Rca.Core.Planning;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.Pipeline.Hosting;
using Rca.Pipeline.Redaction;
using Rca.Pipeline.Roles;
using Rca.UnitTests.Core.Collecting.Describing;
using Rca.UnitTests.Redaction;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Pipeline.Redaction;

/// <summary>A connector that this executable knows from a pinned file alone: planned, and redacted by what the file declares.</summary>
public sealed class PinnedConnectorTests : IDisposable
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly SealingKey Key = SealingKey.Create();
    static readonly SigningKey Mast = SigningKey.Create();

    readonly string _directory = Directory.CreateTempSubdirectory("rca-").FullName;
    readonly PipelineConfiguration _configuration;

    public PinnedConnectorTests()
    {
        var json = DescriptorJson.Write(Descriptors.Weather);
        File.WriteAllText(Path.Combine(_directory, "weather.json"), json);
        _configuration = PipelineConfiguration.Parse(Path.Combine(_directory, "rca.yaml"), $$$"""
            redaction:
              catalogues:
                - { file: weather.json, sha256: {{{Identity.Sha256(Encoding.UTF8.GetBytes(json))}}} }
            sources:
              - { name: mast, connector: weather, allowedScopes: [{ site: north }] }
            routes:
              - collect:
                  - { source: mast, capabilities: [weather.forecast], scope: { site: "{{ labels.site }}" } }
            """);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Incident_is_planned_by_the_pinned_scope_keys()
    {
        _configuration.Root.Finish();
        Assert.Null(PlanFor("north").Items.Single().Refusal);
        Assert.Equal("scope-value-invalid", PlanFor("../north").Items.Single().Refusal!.Reason);
        Assert.Equal("scope-not-allowed", PlanFor("south").Items.Single().Refusal!.Reason);
    }

    [Fact]
    public async Task Evidence_is_redacted_by_the_pinned_catalogue()
    {
        var fields = JsonSerializer.SerializeToElement(new
        {
            degrees = 21,
            sky = "EXAMPLE-word",
            station = "north",
            by = "EXAMPLE-person",
            note = $"ask {Synthetic.GitHub}",
            extra = "EXAMPLE-extra",
        });
        var collected = await RedactAsync(new CapturedEvidenceItem("weather.forecast/1", Now, fields), new CapturedEvidenceItem("weather.history/1", Now, fields));
        var item = Assert.Single(collected.Items);
        Assert.Equal((1, 2), (collected.Withheld, item.Receipt.Dropped));
        Assert.DoesNotContain("EXAMPLE", item.Content, StringComparison.Ordinal);
        Assert.DoesNotContain(Synthetic.GitHub, item.Content, StringComparison.Ordinal);
        Assert.Contains("\"degrees\":21", item.Content, StringComparison.Ordinal);
        Assert.Contains("\"station\":\"north\"", item.Content, StringComparison.Ordinal);
    }

    Plan PlanFor(string site) => new Planner(_configuration.Planning, _configuration.Connectors, "policy")
        .PlanFor(new IncidentReported("test", "key", Now, [new Alert(new Dictionary<string, string> { ["site"] = site })]), Now);

    async Task<EvidenceCollected> RedactAsync(params CapturedEvidenceItem[] items)
    {
        var command = new CollectEvidence("cmd-1", "plan-1", "inc-1", "mast", "weather.forecast", new Dictionary<string, string> { ["site"] = "north" }, new Window(Now, Now), 1000, Now);
        var bus = new RecordingPublisher();
        var handler = new RedactorHandler(
            new EvidenceOpener(Key, new Dictionary<string, IReadOnlyList<SigningPublicKey>> { ["mast"] = [Mast.PublicKey] }), new MessageSigner(Keys.Redactor),
            new EvidenceRedactor(Engines.New(), new Catalogues(_configuration.Connectors.Values), _configuration.Planning.Sources, new ListLogger<EvidenceRedactor>()), bus);
        await handler.HandleAsync(new EvidenceSealer(Key.PublicKey, new Dictionary<string, SigningKey> { ["mast"] = Mast }).Seal(new CapturedPart(command, "a", 0, items)), TestContext.Current.CancellationToken);
        return bus.Messages<EvidenceCollected>().Single();
    }
}
