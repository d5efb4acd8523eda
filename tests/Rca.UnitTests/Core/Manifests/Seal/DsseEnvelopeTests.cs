using System.Text;
using Rca.Core.Manifests.Seal;
using Rca.Core.Signing;
using Xunit;

namespace Rca.UnitTests.Core.Manifests.Seal;

public sealed class DsseEnvelopeTests
{
    static readonly SigningKey Key = SigningKey.Create();
    static readonly byte[] Payload = "hello world"u8.ToArray();

    // The example of the specification, protocol.md.
    [Fact]
    public void Signed_bytes_are_those_of_the_specification() =>
        Assert.Equal("DSSEv1 29 http://example.com/HelloWorld 11 hello world", Encoding.UTF8.GetString(DsseEnvelope.Encode("http://example.com/HelloWorld", Payload)));

    [Fact]
    public void Envelope_opens_under_a_trusted_key_whatever_its_hint_says()
    {
        var envelope = DsseEnvelope.Sign("t", Payload, Key);
        var misleading = envelope with { Signatures = [envelope.Signatures[0] with { Keyid = "another" }] };

        Assert.Equal(Payload, envelope.Open([SigningKey.Create().PublicKey, Key.PublicKey], out var by));
        Assert.Equal(Key.KeyId, by!.KeyId);
        Assert.Equal(Payload, misleading.Open([Key.PublicKey], out _));
    }

    [Fact]
    public void Envelope_opens_when_one_of_several_signatures_is_trusted()
    {
        var (one, other) = (DsseEnvelope.Sign("t", Payload, Key), DsseEnvelope.Sign("t", Payload, SigningKey.Create()));

        Assert.NotNull((one with { Signatures = [.. other.Signatures, .. one.Signatures] }).Open([Key.PublicKey], out _));
        Assert.Null(other.Open([Key.PublicKey], out _));
    }

    [Fact]
    public void Type_and_payload_are_signed_together()
    {
        var envelope = DsseEnvelope.Sign("t", Payload, Key);

        Assert.Null((envelope with { PayloadType = "u" }).Open([Key.PublicKey], out _));
        Assert.Null((envelope with { Payload = Convert.ToBase64String("hello World"u8) }).Open([Key.PublicKey], out _));
        Assert.Null((envelope with { PayloadType = "t 11", Payload = Convert.ToBase64String("world"u8) }).Open([Key.PublicKey], out _));
    }

    [Theory]
    [InlineData("{0}\n")]
    [InlineData(" {0}")]
    public void Base64_has_one_form(string form)
    {
        var envelope = DsseEnvelope.Sign("t", Payload, Key);
        var signature = envelope.Signatures[0];

        Assert.Null((envelope with { Payload = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, envelope.Payload) }).Open([Key.PublicKey], out _));
        Assert.Null((envelope with { Signatures = [signature with { Sig = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, signature.Sig) }] }).Open([Key.PublicKey], out _));
    }

    // "hello world" leaves two unused bits in its last digit.
    [Fact]
    public void Stray_bits_of_base64_are_refused()
    {
        Assert.Equal("aGVsbG8gd29ybGQ=", Convert.ToBase64String(Payload));
        Assert.Null(StrictBase64.Decode("aGVsbG8gd29ybGR="));
    }
}
