using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Signing;
using Xunit;

namespace Rca.UnitTests.Core.Signing;

public sealed class MessageVerifierTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly SigningKey Key = SigningKey.Create();
    static readonly CollectEvidence Command = new("cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string>(), new Window(Now, Now), 1000, Now);
    static readonly EvidenceCollected Evidence = new("cmd-1", "plan-1", "prod", "a", 0, [], new Closing(Outcome.Empty, 0, 1, []));
    readonly MessageSigner _signer = new(Key);
    readonly MessageVerifier _verifier = new([Key.PublicKey]);

    [Fact]
    public void What_was_signed_is_read_back_as_it_was()
    {
        Assert.Equal(Json(Command), Json(_verifier.Open(_signer.Sign(Command))));
        Assert.Equal(Json(Evidence), Json(_verifier.Open(_signer.Sign(Evidence))));
        Assert.Equal(Json(new CapturedPart(Command, "a", 0, [])), Json(_verifier.Open(_signer.Sign(new CapturedPart(Command, "a", 0, [])))));
    }

    [Fact]
    public void Header_is_the_documented_one() =>
        Assert.Equal($$"""{"alg":"ES256","kid":"{{Key.KeyId}}","typ":"rca-command+jws"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(_signer.Sign(Command).Signed.Split('.')[0])));

    [Fact]
    public void Member_that_this_version_does_not_know_does_not_break_the_signature()
    {
        var later = JsonSerializer.SerializeToNode(Command, WireJson.Options)!.AsObject();
        later["later"] = new JsonObject { ["x"] = 1 };
        Assert.Equal("cmd-1", _verifier.Open(new SignedCommand("prod", _signer.Sign(Encoding.UTF8.GetBytes(later.ToJsonString()), DocumentType.Command))).CommandId);
    }

    [Fact]
    public void Every_accepted_key_verifies_and_a_removed_one_does_not()
    {
        var old = SigningKey.Create();
        var rotating = new MessageVerifier([Key.PublicKey, old.PublicKey, old.PublicKey]);
        Assert.NotNull(rotating.Open(_signer.Sign(Command)));
        Assert.NotNull(rotating.Open(new MessageSigner(old).Sign(Command)));
        Reject(Rejection.KeyUnknown, new MessageSigner(old).Sign(Command).Signed);
    }

    [Fact]
    public void Key_of_another_under_an_accepted_id_is_rejected()
    {
        var foreign = new MessageSigner(SigningKey.Create()).Sign(Command).Signed.Split('.');
        Reject(Rejection.Signature, Sign(Header(), foreign[1], SigningKey.Create()));
    }

    [Fact]
    public void Any_changed_character_is_noticed()
    {
        var signed = _signer.Sign(Command).Signed;
        Gen.Int[0, signed.Length - 1].Sample(at =>
        {
            var changed = signed.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'Q' : 'A';
            Assert.Throws<RejectedException>(() => _verifier.Open(new SignedCommand("prod", new string(changed))));
        }, iter: 300);
    }

    [Fact]
    public void Document_of_one_type_is_none_of_another()
    {
        Reject(Rejection.Header, _signer.Sign(Evidence).Signed);
        Assert.Equal(Rejection.Header, Assert.Throws<RejectedException>(() => _verifier.Open(_signer.Sign(Command).Signed)).Why);
        Assert.Equal(Rejection.Header, Assert.Throws<RejectedException>(() => _verifier.Open(new SignedEvidence("cmd-1", "plan-1", "prod", _signer.Sign(Command).Signed))).Why);
    }

    [Fact]
    public void Clear_members_must_be_those_inside()
    {
        Assert.Equal(Rejection.Mismatch, Assert.Throws<RejectedException>(() => _verifier.Open(_signer.Sign(Command) with { Source = "other" })).Why);
        foreach (var other in new[] { _signer.Sign(Evidence) with { CommandId = "cmd-2" }, _signer.Sign(Evidence) with { PlanId = "plan-2" }, _signer.Sign(Evidence) with { Source = "other" } })
            Assert.Equal(Rejection.Mismatch, Assert.Throws<RejectedException>(() => _verifier.Open(other)).Why);
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"$","typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"HS256","kid":"$","typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"ES384","kid":"$","typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"es256","kid":"$","typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"ES256","kid":"$"}""")]
    [InlineData("""{"alg":"ES256","typ":"rca-command+jws"}""")]
    [InlineData("""{"kid":"$","typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"ES256","kid":"$","typ":"JWT"}""")]
    [InlineData("""{"alg":"ES256","kid":"$","typ":"rca-command+jws","crit":["b64"],"b64":false}""")]
    [InlineData("""{"alg":"ES256","kid":"$","typ":"rca-command+jws","jwk":{"kty":"EC"}}""")]
    [InlineData("""{"alg":"ES256","kid":"$","typ":"rca-command+jws","jku":"https://example.org"}""")]
    [InlineData("""{"alg":"ES256","kid":"$","typ":"rca-command+jws","x5c":"AAAA"}""")]
    [InlineData("""{"alg":"none","alg":"ES256","kid":"$","typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"ES256","kid":["$"],"typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"ES256","kid":null,"typ":"rca-command+jws"}""")]
    [InlineData("""{"alg":"ES256","kid":"$","typ":"rca-command+jws"}x""")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"\ud800":"ES256","kid":"$","typ":"rca-command+jws"}""")]
    public void Header_that_is_another_is_rejected_though_the_signature_fits(string header) =>
        Reject(Rejection.Header, Sign(header.Replace("$", Key.KeyId, StringComparison.Ordinal), Payload, Key));

    [Fact]
    public void Public_key_as_a_shared_secret_is_rejected()
    {
        var header = Header().Replace("ES256", "HS256", StringComparison.Ordinal);
        var data = $"{Encode(header)}.{Payload}";
        foreach (var secret in new[] { Key.PublicKey.ToPem(), Key.PublicKey.ToPem().Trim() })
            Assert.Throws<RejectedException>(() => _verifier.Open(new SignedCommand("prod", $"{data}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(data)))}")));
    }

    [Fact]
    public void Form_that_is_not_the_compact_one_is_unsigned()
    {
        var signed = _signer.Sign(Command).Signed;
        var parts = signed.Split('.');
        foreach (var other in new[]
        {
            "", ".", "..", "...", signed + ".", "." + signed, $"{signed}.{parts[2]}", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.", $"{parts[0]}..{parts[2]}=",
            signed + "=", signed + " ", " " + signed, signed + "\n", signed + "AAAA", signed[..^4], $"{parts[0]}=.{parts[1]}.{parts[2]}", $"{parts[0]}. {parts[1]}.{parts[2]}",
            JsonSerializer.Serialize(Command, WireJson.Options),
            $$"""{"payload":"{{parts[1]}}","signatures":[{"protected":"{{parts[0]}}","signature":"{{parts[2]}}"},{"protected":"{{parts[0]}}","signature":"{{parts[2]}}"}]}""",
        })
            Reject(Rejection.Unsigned, other);
    }

    // 64 bytes leave four bits of the last character unused: without the check, sixteen texts would carry one signature.
    [Fact]
    public void Unused_bits_of_the_last_character_must_be_zero()
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var signed = _signer.Sign(Command).Signed;
        foreach (var c in alphabet.Where(c => c != signed[^1])) Assert.Throws<RejectedException>(() => _verifier.Open(new SignedCommand("prod", signed[..^1] + c)));
    }

    [Fact]
    public void Header_in_another_order_and_with_spaces_is_the_same_header() =>
        Assert.NotNull(_verifier.Open(new SignedCommand("prod", Sign($$""" { "typ" : "rca-command+jws", "kid" : "{{Key.KeyId}}", "alg" : "ES256" } """, Payload, Key))));

    [Fact]
    public void Random_text_is_rejected_and_throws_nothing_else() => Gen.Byte.Array[0, 60].Array[1, 5].Sample(
        parts => Assert.Throws<RejectedException>(() => _verifier.Open(new SignedCommand("prod", string.Join('.', parts.Select(p => Base64Url.EncodeToString(p)))))), iter: 200);

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("{\"commandId\":\"EXAMPLE\"}")]
    public void Signed_document_that_is_another_is_malformed_and_not_shown(string payload)
    {
        var rejected = Assert.Throws<RejectedException>(() => _verifier.Open(new SignedCommand("prod", _signer.Sign(Encoding.UTF8.GetBytes(payload), DocumentType.Command))));
        Assert.Equal(Rejection.Malformed, rejected.Why);
        Assert.DoesNotContain("EXAMPLE", rejected.ToString(), StringComparison.Ordinal);
    }

    static string Payload => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(Command, WireJson.Options));

    void Reject(Rejection why, string signed) => Assert.Equal(why, Assert.Throws<RejectedException>(() => _verifier.Open(new SignedCommand("prod", signed))).Why);

    static string Header() => $$"""{"alg":"ES256","kid":"{{Key.KeyId}}","typ":"rca-command+jws"}""";

    static string Sign(string header, string payload, SigningKey key) => $"{Encode(header)}.{payload}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes($"{Encode(header)}.{payload}")))}";

    static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    static string Json<T>(T value) => JsonSerializer.Serialize(value, WireJson.Options);
}
