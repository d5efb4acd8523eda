using System.Text.Json;
using System.Text.Json.Nodes;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.UnitTests.Connectors.GitHub;
using Xunit;

namespace Rca.UnitTests.Core.Signing;

/// <summary>docs/vectors/messages.json, which another implementation made: what it signed and sealed is read here, and what is wrong is rejected for its reason.</summary>
public sealed class VectorTests
{
    static readonly JsonNode Vectors = JsonNode.Parse(File.ReadAllText(Repository.File("docs/vectors/messages.json")))!;
    static readonly MessageVerifier Planner = new([SigningPublicKey.FromPem(Key("planner", "public"))]);
    static readonly MessageVerifier Redactor = new([SigningPublicKey.FromPem(Key("redactor", "public"))]);
    static readonly EvidenceOpener Opener = new(
        SealingKey.FromPem(Key("sealing", "private")), new Dictionary<string, IReadOnlyList<SigningPublicKey>> { ["orders-db"] = [SigningPublicKey.FromPem(Key("source", "public"))] });

    [Fact]
    public void Key_ids_are_those_of_the_vectors()
    {
        foreach (var name in (string[])["planner", "source", "redactor"])
        {
            Assert.Equal(Key(name, "keyId"), SigningPublicKey.FromPem(Key(name, "public")).KeyId);
            Assert.Equal(Key(name, "keyId"), SigningKey.FromPem(Key(name, "private")).KeyId);
        }

        Assert.Equal(Key("sealing", "keyId"), SealingPublicKey.FromPem(Key("sealing", "public")).KeyId);
    }

    [Fact]
    public void Signed_command_is_read() => AssertPayload("signedCommand", Planner.Open(Message<SignedCommand>(Vectors["signedCommand"]!["message"])));

    [Fact]
    public void Captured_evidence_is_opened() => AssertPayload("capturedEvidence", Opener.Open(Message<CapturedEvidence>(Vectors["capturedEvidence"]!["message"])));

    [Fact]
    public void Signed_evidence_is_read() => AssertPayload("signedEvidence", Redactor.Open(Message<SignedEvidence>(Vectors["signedEvidence"]!["message"])));

    [Fact]
    public void What_the_vectors_call_wrong_is_rejected_for_the_reason_that_they_give()
    {
        foreach (var vector in Vectors["rejected"]!["signedCommand"]!.AsArray())
            AssertRejected(vector!, () => Planner.Open(Message<SignedCommand>(vector!["message"])));
        foreach (var vector in Vectors["rejected"]!["capturedEvidence"]!.AsArray())
            AssertRejected(vector!, () => Opener.Open(Message<CapturedEvidence>(vector!["message"])));
    }

    static void AssertRejected(JsonNode vector, Action read)
    {
        var (what, why) = (vector["what"]!.GetValue<string>(), vector["why"]!.GetValue<string>());
        if (why is "malformed") Assert.Throws<JsonException>(read);
        else Assert.True(string.Equals(why, WireJson.Word(Assert.Throws<RejectedException>(read).Why), StringComparison.Ordinal), what);
    }

    static void AssertPayload<T>(string vector, T read) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(Vectors[vector]!["payload"]!.GetValue<string>()), JsonSerializer.SerializeToNode(read, WireJson.Options)), $"{vector}: {JsonSerializer.Serialize(read, WireJson.Options)}");

    static T Message<T>(JsonNode? message) => message.Deserialize<T>(WireJson.Options)!;

    static string Key(string name, string member) => Vectors["keys"]![name]![member]!.GetValue<string>();
}
