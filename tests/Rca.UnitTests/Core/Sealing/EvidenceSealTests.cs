using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Sealing;
using Xunit;

namespace Rca.UnitTests.Core.Sealing;

public sealed class EvidenceSealTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly SealingKey Key = SealingKey.Create();
    static readonly CollectEvidence Command = new("cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string>(), new Window(Now, Now), 1000, Now);
    readonly EvidenceOpener _opener = new(Key);

    static CapturedEvidence Sealed(CollectEvidence? command = null, string attempt = "a", int sequence = 0) => new EvidenceSealer(Key.PublicKey).Seal(
        new CapturedPart(command ?? Command, [new CapturedEvidenceItem("k/1", Now, JsonSerializer.SerializeToElement(new { text = "EXAMPLE" }))], null), attempt, sequence);

    [Fact]
    public void What_was_sealed_opens_with_the_key_and_shows_nothing_before()
    {
        var message = Sealed();
        var part = _opener.Open(message);
        Assert.Equal("EXAMPLE", part.Items.Single().Fields.GetProperty("text").GetString());
        Assert.Equal("cmd-1", part.Command.CommandId);
        Assert.DoesNotContain("EXAMPLE", string.Concat(message.Sealed.Split('.').Select(Decoded)), StringComparison.Ordinal);
    }

    [Fact]
    public void Same_part_is_never_sealed_to_the_same_bytes() => Assert.NotEqual(Sealed().Sealed, Sealed().Sealed);

    [Fact]
    public void Other_key_does_not_open_it() => Assert.Throws<CryptographicException>(() => new EvidenceOpener(SealingKey.Create()).Open(Sealed()));

    [Fact]
    public void Any_changed_character_is_noticed()
    {
        var message = Sealed();
        Gen.Int[0, message.Sealed.Length - 1].Sample(at =>
        {
            var changed = message.Sealed.ToCharArray();
            changed[at] = changed[at] == 'A' ? 'Q' : 'A';
            // The last character of a part carries bits that base64url leaves unused.
            if (at == changed.Length - 1 || message.Sealed[at + 1] == '.') return;
            Assert.Throws<CryptographicException>(() => _opener.Open(message with { Sealed = new string(changed) }));
        }, iter: 300);
    }

    [Fact]
    public void Seal_of_another_message_is_rejected()
    {
        var message = Sealed();
        foreach (var other in new[]
        {
            message with { CommandId = "cmd-2" }, message with { PlanId = "plan-2" }, message with { Source = "other" },
            message with { Attempt = "b" }, message with { Sequence = 1 },
        })
            Assert.Throws<CryptographicException>(() => _opener.Open(other));
        Assert.Throws<CryptographicException>(() => _opener.Open(message with { Sealed = Sealed(Command with { CommandId = "cmd-2" }).Sealed }));
        Assert.Throws<CryptographicException>(() => _opener.Open(message with { Sealed = Sealed(sequence: 1).Sealed }));
    }

    [Fact]
    public void Part_inside_must_answer_the_command_outside()
    {
        var message = Forge(JsonSerializer.SerializeToUtf8Bytes(new CapturedPart(Command with { CommandId = "cmd-9" }, []), WireJson.Options));
        Assert.Throws<CryptographicException>(() => _opener.Open(message));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"command\":null,\"items\":[]}")]
    public void Body_that_is_no_part_is_rejected(string body) => Assert.Throws<CryptographicException>(() => _opener.Open(Forge(Encoding.UTF8.GetBytes(body))));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("....")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d.e")]
    [InlineData("e30.e30.e30.e30.e30")]
    [InlineData("bnVsbA....")]
    [InlineData("eyJhbGciOiJub25lIn0..")]
    [InlineData("eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSJ9....")]
    [InlineData("eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTI1NkdDTSIsImVwayI6MX0..AAAA.AAAA.AAAA")]
    [InlineData("{\"a\":1}")]
    public void Anything_else_is_rejected_and_throws_nothing_else(string text) => Assert.Throws<CryptographicException>(() => _opener.Open(Sealed() with { Sealed = text }));

    [Fact]
    public void Random_text_is_rejected_and_throws_nothing_else() => Gen.Select(Gen.Byte.Array[0, 40].Array[1, 6], Gen.Bool).Sample((parts, json) =>
    {
        var text = string.Join('.', parts.Select((p, i) => Convert.ToBase64String(i == 0 && json ? [.. "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"AA\"}}"u8] : p).TrimEnd('=')));
        Assert.Throws<CryptographicException>(() => _opener.Open(Sealed() with { Sealed = text }));
    }, iter: 200);

    [Fact]
    public void Key_goes_through_pem_and_keeps_its_id()
    {
        var back = SealingKey.FromPem(Key.ToPem());
        Assert.Equal(Key.KeyId, back.KeyId);
        Assert.Equal(Key.KeyId, SealingPublicKey.FromPem(Key.PublicKey.ToPem()).KeyId);
        Assert.NotNull(new EvidenceOpener(back).Open(Sealed()));
        Assert.DoesNotContain("PRIVATE", Key.PublicKey.ToPem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_p256_key_is_refused()
    {
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384);
        foreach (var pem in new[] { "", "no key", other.ExportPkcs8PrivateKeyPem() })
        {
            Assert.Throws<CryptographicException>(() => SealingKey.FromPem(pem));
            Assert.Throws<CryptographicException>(() => SealingPublicKey.FromPem(pem));
        }

        Assert.ThrowsAny<CryptographicException>(() => SealingKey.FromPem(Key.PublicKey.ToPem()));
    }

    // Whoever has the public key can seal what they like; what they say inside must still fit.
    static CapturedEvidence Forge(byte[] body)
    {
        using var key = Key.PublicKey.Open();
        var text = Jose.JWT.EncodeBytes(body, key, Jose.JweAlgorithm.ECDH_ES, Jose.JweEncryption.A256GCM, extraHeaders: SealHeader.Of(Key.KeyId, "cmd-1", "plan-1", "prod", "a", 0));
        return new CapturedEvidence("cmd-1", "plan-1", "prod", "a", 0, text);
    }

    static string Decoded(string part)
    {
        var padded = part.Replace('-', '+').Replace('_', '/');
        return Encoding.Latin1.GetString(Convert.FromBase64String(padded + new string('=', (4 - (padded.Length % 4)) % 4)));
    }
}
