using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsCheck;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Sealing;
using Rca.Core.Signing;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Sealing;

public sealed class EvidenceSealTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly CollectEvidence Command = new("cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string>(), new Window(Now, Now), 1000, Now);
    readonly EvidenceOpener _opener = Keys.Opener;

    static SealingKey Key => Keys.Sealing;

    static CapturedEvidence Sealed(CollectEvidence? command = null, string attempt = "a", int sequence = 0) => Keys.Sealer.Seal(
        new CapturedPart(command ?? Command, attempt, sequence, [new CapturedEvidenceItem("k/1", Now, JsonSerializer.SerializeToElement(new { text = "EXAMPLE" }))]));

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
    public void Other_key_does_not_open_it() => Assert.Throws<RejectedException>(() => new EvidenceOpener(SealingKey.Create(), Keys.Accepted).Open(Sealed()));

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
            Assert.Throws<RejectedException>(() => _opener.Open(message with { Sealed = new string(changed) }));
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
            Assert.Throws<RejectedException>(() => _opener.Open(other));
        Assert.Throws<RejectedException>(() => _opener.Open(message with { Sealed = Sealed(Command with { CommandId = "cmd-2" }).Sealed }));
        Assert.Throws<RejectedException>(() => _opener.Open(message with { Sealed = Sealed(sequence: 1).Sealed }));
    }

    // Every collector has the public key, and a stolen part can be sealed again under another header.
    [Fact]
    public void Part_inside_must_be_signed_for_the_message_outside()
    {
        var signer = new MessageSigner(Keys.Sources["prod"]);
        foreach (var other in new[]
        {
            new CapturedPart(Command with { CommandId = "cmd-9" }, "a", 0, []), new CapturedPart(Command with { PlanId = "plan-9" }, "a", 0, []),
            new CapturedPart(Command with { Source = "other" }, "a", 0, []), new CapturedPart(Command, "b", 0, []), new CapturedPart(Command, "a", 1, []),
        })
            Assert.Equal(Rejection.Mismatch, Assert.Throws<RejectedException>(() => _opener.Open(Forge(signer.Sign(other)))).Why);
        Assert.NotNull(_opener.Open(Forge(signer.Sign(new CapturedPart(Command, "a", 0, [])))));
    }

    [Fact]
    public void Part_inside_must_be_signed_by_its_source()
    {
        var part = new CapturedPart(Command, "a", 0, []);
        foreach (var key in new[] { Keys.Sources["other"], Keys.Planner, Keys.Redactor, SigningKey.Create() })
            Assert.Equal(Rejection.KeyUnknown, Assert.Throws<RejectedException>(() => _opener.Open(Forge(new MessageSigner(key).Sign(part)))).Why);
        Assert.Equal(Rejection.Unsigned, Assert.Throws<RejectedException>(() => _opener.Open(Forge(JsonSerializer.Serialize(part, WireJson.Options)))).Why);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"command\":null,\"attempt\":\"a\",\"sequence\":0,\"items\":[]}")]
    public void Signed_body_that_is_no_part_is_rejected(string body) =>
        Assert.Equal(Rejection.Malformed, Assert.Throws<RejectedException>(() => _opener.Open(Forge(new MessageSigner(Keys.Sources["prod"]).Sign(Encoding.UTF8.GetBytes(body), DocumentType.Captured)))).Why);

    [Fact]
    public void Null_in_a_list_of_a_signed_part_is_rejected()
    {
        var signer = new MessageSigner(Keys.Sources["prod"]);
        var closing = new Closing(Outcome.Empty, 0, 1, []);
        foreach (var part in new[]
        {
            new CapturedPart(Command, "a", 0, [null!]), new CapturedPart(Command, "a", 0, [], closing with { Ledger = [null!] }),
            new CapturedPart(Command, "a", 0, [], closing with { Access = new Access(Now, true, [null!], [], []) }),
            new CapturedPart(Command, "a", 0, [], closing with { Access = new Access(Now, true, [], [], [null!]) }),
            new CapturedPart(Command, "a", 0, [], closing with { Access = new Access(Now, true, [], [], [], Findings: [null!]) }),
            new CapturedPart(Command with { Scope = new Dictionary<string, string> { ["namespace"] = null! } }, "a", 0, []),
        })
            Assert.Equal(Rejection.Malformed, Assert.Throws<RejectedException>(() => _opener.Open(Forge(signer.Sign(part)))).Why);
    }

    // Compression would let a small message become a large one; the others would make the opener look elsewhere.
    [Theory]
    [InlineData("zip", "DEF")]
    [InlineData("crit", "rca-command")]
    [InlineData("jku", "https://example.org")]
    [InlineData("cty", "JWT")]
    public void Other_member_in_the_header_of_the_seal_is_rejected(string name, string value)
    {
        var jws = new MessageSigner(Keys.Sources["prod"]).Sign(new CapturedPart(Command, "a", 0, []));
        Assert.Throws<RejectedException>(() => _opener.Open(Forge(jws, header => header[name] = value)));
    }

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
    public void Anything_else_is_rejected_and_throws_nothing_else(string text) => Assert.Throws<RejectedException>(() => _opener.Open(Sealed() with { Sealed = text }));

    [Fact]
    public void Random_text_is_rejected_and_throws_nothing_else() => Gen.Select(Gen.Byte.Array[0, 40].Array[1, 6], Gen.Bool).Sample((parts, json) =>
    {
        var text = string.Join('.', parts.Select((p, i) => Convert.ToBase64String(i == 0 && json ? [.. "{\"alg\":\"ECDH-ES\",\"enc\":\"A256GCM\",\"epk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":\"AA\"}}"u8] : p).TrimEnd('=')));
        Assert.Throws<RejectedException>(() => _opener.Open(Sealed() with { Sealed = text }));
    }, iter: 200);

    [Fact]
    public void Key_goes_through_pem_and_keeps_its_id()
    {
        var back = SealingKey.FromPem(Key.ToPem());
        Assert.Equal(Key.KeyId, back.KeyId);
        Assert.Equal(Key.KeyId, SealingPublicKey.FromPem(Key.PublicKey.ToPem()).KeyId);
        Assert.NotNull(new EvidenceOpener(back, Keys.Accepted).Open(Sealed()));
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
    static CapturedEvidence Forge(string inside, Action<Dictionary<string, object>>? change = null)
    {
        using var lease = Key.PublicKey.Rent();
        var header = SealHeader.Of(Key.KeyId, "cmd-1", "plan-1", "prod", "a", 0);
        change?.Invoke(header);
        var compression = header.Remove("zip") ? Jose.JweCompression.DEF : (Jose.JweCompression?)null;
        var text = Jose.JWT.EncodeBytes(Encoding.UTF8.GetBytes(inside), lease.Key, Jose.JweAlgorithm.ECDH_ES, Jose.JweEncryption.A256GCM, compression, header);
        return new CapturedEvidence("cmd-1", "plan-1", "prod", "a", 0, text);
    }

    static string Decoded(string part)
    {
        var padded = part.Replace('-', '+').Replace('_', '/');
        return Encoding.Latin1.GetString(Convert.FromBase64String(padded + new string('=', (4 - (padded.Length % 4)) % 4)));
    }
}
