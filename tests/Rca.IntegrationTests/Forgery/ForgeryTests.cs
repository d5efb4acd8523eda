using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rca.Bus;
using Rca.Contracts;
using Rca.Core;
using Rca.Core.Manifests;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.IntegrationTests.Distributed;
using Xunit;

namespace Rca.IntegrationTests.Forgery;

/// <summary>Each forgery, published on the real broker: rejected, counted, gone, and the manifest is that of the honest answers.</summary>
public sealed class ForgeryTests(BrokerRoles roles) : IClassFixture<BrokerRoles>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Honest_answers_of_a_stranger_are_sealed()
    {
        var commands = await ReportAsync("honest");
        await AnswerAsync(commands);
        await AssertManifestAsync("honest");
    }

    [Fact]
    public async Task Headers_of_a_stranger_change_nothing()
    {
        var commands = await ReportAsync("headers");
        foreach (var command in commands.Values) await roles.Broker.PublishWithHeadersAsync(Seal(Honest(command)), Ct);
        await AssertManifestAsync("headers");
        await AssertNothingIsKeptAsync(Entities.RedactorQueue);
    }

    [Theory]
    [InlineData("plain", "SignedCommand malformed")]
    [InlineData("not JSON", "SignedCommand malformed")]
    [InlineData("no JWS", "SignedCommand unsigned")]
    [InlineData("alg none", "SignedCommand header")]
    [InlineData("alg HS256", "SignedCommand header")]
    [InlineData("redactor's key", "SignedCommand key-unknown")]
    [InlineData("source's key", "SignedCommand key-unknown")]
    [InlineData("changed", "SignedCommand signature")]
    [InlineData("other source", "SignedCommand mismatch")]
    [InlineData("expired", "SignedCommand expired")]
    public async Task Command_forged_is_not_carried_out(string how, string reason)
    {
        var now = TimeProvider.System.GetUtcNow();
        var command = new CollectEvidence(
            "cmd-1", "plan-1", "inc-1", "own-db", "postgres.saturation", new Dictionary<string, string>(StringComparer.Ordinal) { ["database"] = "orders" }, new Window(now, now), 1000, now.AddMinutes(1));
        var honest = new MessageSigner(roles.Planner).Sign(command);
        var parts = honest.Signed.Split('.');
        var body = how switch
        {
            "plain" => Json(command),
            "not JSON" => "EXAMPLE-secret {",
            "no JWS" => Json(honest with { Signed = Json(command) }),
            "alg none" => Json(honest with { Signed = $"{Encode("""{"alg":"none"}""")}.{parts[1]}." + new string('A', 86) }),
            "alg HS256" => Json(honest with { Signed = WithSharedSecret(parts[1]) }),
            "redactor's key" => Json(new MessageSigner(roles.Redactor).Sign(command)),
            "source's key" => Json(new MessageSigner(roles.Sources["own-db"]).Sign(command)),
            "changed" => Json(honest with { Signed = $"{parts[0]}.{Encode(Json(command with { Capability = "postgres.lock-waits" }))}.{parts[2]}" }),
            "other source" => Json(new MessageSigner(roles.Planner).Sign(command with { Source = "orders-db" }) with { Source = "own-db" }),
            _ => Json(new MessageSigner(roles.Planner).Sign(command with { Deadline = now.AddHours(-1) })),
        };
        var asked = roles.Own.Asked;
        await RejectAsync(reason, () => roles.Broker.PublishAsync(Entities.Exchange<SignedCommand>(), Encoding.UTF8.GetBytes(body), Ct, "own-db"));
        Assert.Equal(asked, roles.Own.Asked);
        await AssertNothingIsKeptAsync(Entities.CollectQueue("own-db"));
    }

    [Theory]
    [InlineData("unsigned", "CapturedEvidence unsigned")]
    [InlineData("planner's key", "CapturedEvidence key-unknown")]
    [InlineData("another source's key", "CapturedEvidence key-unknown")]
    [InlineData("removed key", "CapturedEvidence key-unknown")]
    [InlineData("another source's part", "CapturedEvidence mismatch")]
    [InlineData("not sealed", "CapturedEvidence seal")]
    [InlineData("changed seal", "CapturedEvidence seal")]
    [InlineData("other redactor", "CapturedEvidence seal")]
    [InlineData("stranger", "CapturedEvidence source-unknown")]
    [InlineData("another plan", "CapturedEvidence mismatch")]
    [InlineData("another plan, sealed again", "CapturedEvidence mismatch")]
    [InlineData("foreign attempt", "CapturedEvidence mismatch")]
    [InlineData("foreign attempt, sealed again", "CapturedEvidence mismatch")]
    [InlineData("foreign sequence, sealed again", "CapturedEvidence mismatch")]
    [InlineData("not JSON", "CapturedEvidence malformed")]
    public async Task Part_forged_is_never_merged(string how, string reason)
    {
        var commands = await ReportAsync($"part {how}");
        var command = commands["orders-db"];
        // What the forger would like the manifest to say.
        var part = new CapturedPart(command, "forged", 0, [], new Closing(Outcome.Forbidden, 0, 1, [], "forged"));
        var honest = Seal(part);
        var forged = how switch
        {
            "unsigned" => Wrap(Json(part), honest),
            "planner's key" => Seal(part, roles.Planner),
            "another source's key" => Seal(part, roles.Sources["stock-db"]),
            "removed key" => Seal(part, SigningKey.Create()),
            "another source's part" => Seal(part with { Command = commands["stock-db"] }) with { CommandId = command.CommandId, Source = "orders-db" },
            "not sealed" => honest with { Sealed = new MessageSigner(roles.Sources["orders-db"]).Sign(part) },
            "changed seal" => honest with { Sealed = honest.Sealed[..^24] + new string('A', 24) },
            "other redactor" => new EvidenceSealer(SealingKey.Create().PublicKey, roles.Sources).Seal(part),
            "stranger" => honest with { Source = "stranger" },
            "another plan" => honest with { PlanId = "plan-other" },
            "another plan, sealed again" => Wrap(Sign(part with { Command = command with { PlanId = "plan-other" } }), honest),
            "foreign attempt" => honest with { Attempt = "honest" },
            "foreign attempt, sealed again" => Wrap(Sign(part), honest with { Attempt = "honest" }),
            "foreign sequence, sealed again" => Wrap(Sign(part), honest with { Sequence = 1 }),
            _ => null,
        };
        await RejectAsync(reason, () => forged is null ? roles.Broker.PublishAsync(Entities.Exchange<CapturedEvidence>(), "{\"EXAMPLE-secret\"", Ct) : roles.Broker.PublishAsync(forged, Ct));
        await AnswerAsync(commands);
        await AssertManifestAsync($"part {how}");
        await AssertNothingIsKeptAsync(Entities.RedactorQueue);
    }

    [Theory]
    [InlineData("plain", "SignedEvidence malformed")]
    [InlineData("no JWS", "SignedEvidence unsigned")]
    [InlineData("alg none", "SignedEvidence header")]
    [InlineData("source's key", "SignedEvidence key-unknown")]
    [InlineData("planner's key", "SignedEvidence key-unknown")]
    [InlineData("removed key", "SignedEvidence key-unknown")]
    [InlineData("changed outcome", "SignedEvidence signature")]
    [InlineData("changed content", "SignedEvidence signature")]
    [InlineData("another plan", "SignedEvidence mismatch")]
    [InlineData("another command", "SignedEvidence mismatch")]
    [InlineData("unplanned", "SignedEvidence unplanned")]
    [InlineData("another closing", "SignedEvidence attempt-foreign")]
    [InlineData("beyond the end", "SignedEvidence attempt-foreign")]
    public async Task Evidence_forged_is_never_merged(string how, string reason)
    {
        var commands = await ReportAsync($"evidence {how}");
        var command = commands["orders-db"];
        // The honest answer of one source, as the redactor signed it.
        await roles.Broker.PublishAsync(Seal(Honest(command)), Ct);
        var signed = await HearAsync(command.CommandId);
        var parts = signed.Signed.Split('.');
        var evidence = JsonSerializer.Deserialize<EvidenceCollected>(Base64Url.DecodeFromChars(parts[1]), WireJson.Options)!;
        var outcome = evidence with { Closing = evidence.Closing! with { Outcome = Outcome.Forbidden } };
        var content = evidence with { Items = [new EvidenceItem("postgres.saturation/1", new string('0', 64), "{}", command.Window.To, new RedactionReceipt("p", "k", 1, 1, 0, []))] };
        var redactor = new MessageSigner(roles.Redactor);
        var body = how switch
        {
            "plain" => Json(outcome),
            "no JWS" => Json(signed with { Signed = Json(outcome) }),
            "alg none" => Json(signed with { Signed = $"{Encode("""{"alg":"none"}""")}.{Encode(Json(outcome))}.{parts[2]}" }),
            "source's key" => Json(new MessageSigner(roles.Sources["orders-db"]).Sign(outcome)),
            "planner's key" => Json(new MessageSigner(roles.Planner).Sign(outcome)),
            "removed key" => Json(new MessageSigner(SigningKey.Create()).Sign(outcome)),
            "changed outcome" => Json(signed with { Signed = $"{parts[0]}.{Encode(Json(outcome))}.{parts[2]}" }),
            "changed content" => Json(signed with { Signed = $"{parts[0]}.{Encode(Json(content))}.{parts[2]}" }),
            "another plan" => Json(signed with { PlanId = "plan-other" }),
            "another command" => Json(signed with { CommandId = commands["stock-db"].CommandId }),
            "unplanned" => Json(redactor.Sign(outcome with { PlanId = "plan-other" })),
            // Not even the redactor changes what is recorded.
            "another closing" => Json(redactor.Sign(outcome)),
            _ => Json(redactor.Sign(outcome with { Sequence = 1 })),
        };
        await WaitUntilRecordedAsync(command.PlanId);
        await RejectAsync(reason, () => roles.Broker.PublishAsync(Entities.Exchange<SignedEvidence>(), body, Ct));
        await roles.Broker.PublishAsync(Seal(Honest(commands["stock-db"])), Ct);
        await AssertManifestAsync($"evidence {how}");
        await AssertNothingIsKeptAsync(Entities.AggregatorQueue);
    }

    async Task<Dictionary<string, CollectEvidence>> ReportAsync(string dedupKey)
    {
        await roles.Broker.PublishAsync(Entities.IncidentExchange, EndToEnd.Sources.Incident(dedupKey, "orders"), Ct);
        var commands = new Dictionary<string, CollectEvidence>(StringComparer.Ordinal);
        foreach (var source in (string[])["orders-db", "stock-db"])
            await Waiting.UntilAsync(
                async () =>
                {
                    if (await roles.Broker.GetAsync(Entities.CollectQueue(source), Ct) is not { } got) return false;
                    Assert.Equal("application/json", got.BasicProperties.ContentType);
                    Assert.NotNull(got.BasicProperties.Expiration);
                    var message = JsonSerializer.Deserialize<SignedCommand>(got.Body.Span, WireJson.Options)!;
                    commands[source] = new MessageVerifier([roles.Planner.PublicKey]).Open(message);
                    return true;
                },
                $"a command for {source}", () => roles.Log.Text, Ct);
        return commands;
    }

    async Task AnswerAsync(Dictionary<string, CollectEvidence> commands)
    {
        foreach (var command in commands.Values) await roles.Broker.PublishAsync(Seal(Honest(command)), Ct);
    }

    async Task<SignedEvidence> HearAsync(string commandId)
    {
        SignedEvidence? found = null;
        await Waiting.UntilAsync(
            async () =>
            {
                if (await roles.Broker.GetAsync(roles.Heard, Ct) is not { } got) return false;
                // Forgeries of other tests are heard too.
                try
                {
                    var message = JsonSerializer.Deserialize<SignedEvidence>(got.Body.Span, WireJson.Options)!;
                    if (string.Equals(message.CommandId, commandId, StringComparison.Ordinal)) found = message;
                }
                catch (JsonException)
                {
                }

                return found is not null;
            },
            $"evidence of {commandId}", () => roles.Log.Text, Ct);
        return found!;
    }

    async Task WaitUntilRecordedAsync(string planId) => await Waiting.UntilAsync(
        async () => (await roles.Store.GatherAsync(planId, Ct))!.Parts.Count > 0, "the honest part is recorded", () => roles.Log.Text, Ct);

    async Task RejectAsync(string reason, Func<Task> publish)
    {
        var before = roles.Rejected.Counted.Count;
        await publish();
        await Waiting.UntilAsync(() => Task.FromResult(roles.Rejected.Counted.Count > before), "the forgery is counted", () => roles.Log.Text, Ct);
        Assert.Equal([reason], roles.Rejected.Counted.Skip(before));
    }

    async Task AssertManifestAsync(string dedupKey)
    {
        var id = Identity.Incident(Pipeline.Intake.PlainIncident.Read(Encoding.UTF8.GetBytes(EndToEnd.Sources.Incident(dedupKey, "orders"))));
        string? document = null;
        await Waiting.UntilAsync(async () => (document = await roles.Store.FindManifestAsync(id, Ct)) is not null, "the manifest", () => roles.Log.Text, Ct);
        var manifest = JsonSerializer.Deserialize<Manifest>(document!, WireJson.Options)!;
        Assert.Equal(["orders-db", "stock-db"], manifest.Payload.Items.Select(i => i.Source).Order(StringComparer.Ordinal));
        Assert.All(manifest.Payload.Items, i => Assert.Equal((Outcome.Empty, 0), (i.Outcome, i.Evidence.Count)));
        Assert.DoesNotContain("forged", document, StringComparison.Ordinal);
        Assert.DoesNotContain("EXAMPLE", roles.Log.Text, StringComparison.Ordinal);
    }

    // No poison loop, and nothing of a stranger in an error queue.
    async Task AssertNothingIsKeptAsync(string queue)
    {
        await Waiting.UntilAsync(async () => await roles.Broker.CountAsync(queue, Ct) == 0, $"{queue} is empty", () => roles.Log.Text, Ct);
        Assert.True(await roles.Broker.CountAsync($"{queue}_error", Ct) is null or 0, "the error queue is empty");
        Assert.True(await roles.Broker.CountAsync($"{queue}_skipped", Ct) is null or 0, "the queue of what nobody took is empty");
    }

    static CapturedPart Honest(CollectEvidence command) => new(command, "honest", 0, [], new Closing(Outcome.Empty, 0, 1, []));

    string Sign(CapturedPart part) => new MessageSigner(roles.Sources["orders-db"]).Sign(part);

    CapturedEvidence Seal(CapturedPart part, SigningKey? key = null) =>
        new EvidenceSealer(roles.Sealing.PublicKey, key is null ? roles.Sources : new Dictionary<string, SigningKey>(StringComparer.Ordinal) { [part.Command.Source] = key }).Seal(part);

    // Every collector has the public key of the redaction stage.
    CapturedEvidence Wrap(string inside, CapturedEvidence outside)
    {
        using var key = ECDiffieHellman.Create();
        key.ImportFromPem(roles.Sealing.PublicKey.ToPem());
        var header = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["kid"] = roles.Sealing.KeyId,
            ["cty"] = "rca-captured+jws",
            ["rca-command"] = outside.CommandId,
            ["rca-plan"] = outside.PlanId,
            ["rca-source"] = outside.Source,
            ["rca-attempt"] = outside.Attempt,
            ["rca-sequence"] = $"{outside.Sequence}",
        };
        return outside with { Sealed = Jose.JWT.EncodeBytes(Encoding.UTF8.GetBytes(inside), key, Jose.JweAlgorithm.ECDH_ES, Jose.JweEncryption.A256GCM, extraHeaders: header) };
    }

    string WithSharedSecret(string payload)
    {
        var data = $"{Encode($$"""{"alg":"HS256","kid":"{{roles.Planner.KeyId}}","typ":"rca-command+jws"}""")}.{payload}";
        var mac = HMACSHA512.HashData(Encoding.UTF8.GetBytes(roles.Planner.PublicKey.ToPem()), Encoding.UTF8.GetBytes(data));
        return $"{data}.{Base64Url.EncodeToString(mac)}";
    }

    static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}
