using System.Text;
using CsCheck;
using Rca.Redaction.Decoding;
using Xunit;

namespace Rca.UnitTests.Redaction.Decoding;

public sealed class CarrierSamplesTests
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_";

    [Fact]
    public void No_place_that_decodes_to_text_is_left_out() =>
        Gen.Select(Gen.String[Gen.Char[Alphabet + " ."], 0, 150], Gen.String[Gen.Char[' ', '~'], 12, 40], Gen.Bool).Sample((around, clear, hex) =>
        {
            var bytes = Encoding.ASCII.GetBytes(clear);
            var text = Encoding.ASCII.GetBytes(around + (hex ? Convert.ToHexStringLower(bytes) : Convert.ToBase64String(bytes)) + around);

            var places = Places(text);

            Assert.Contains(around.Length, places);
            Assert.Equal(places.Order(), places);
        }, iter: 2_000);

    [Fact]
    public void Skipping_leaves_out_what_comes_before_and_nothing_else() =>
        Gen.Select(Gen.String[Gen.Char["ABCabc234 "], 0, 300], Gen.Int[0, 300]).Sample((text, to) =>
        {
            var bytes = Encoding.ASCII.GetBytes(text);
            var samples = new CarrierSamples(bytes);
            samples.SkipTo(to);
            var places = new List<int>();
            while (samples.MoveNext()) places.Add(samples.Current);

            Assert.Equal(Places(bytes).Where(place => place >= to), places);
        }, iter: 500);

    [Theory]
    [InlineData("/var/lib/kubelet/pods/0b7b1a54-7b0a-4b62-93cf-5d0b6a3f43a1/volumes/empty-dir")]
    [InlineData("sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")]
    [InlineData("checkout-7d9f8b6c5d-x2x4z.orders-production-blue")]
    public void Paths_digests_and_names_have_no_readings(string text)
    {
        var readings = new CarrierReadings(Encoding.ASCII.GetBytes(text), new GrowingBuffer());
        Assert.False(readings.MoveNext());
    }

    static List<int> Places(byte[] text)
    {
        var places = new List<int>();
        for (var samples = new CarrierSamples(text); samples.MoveNext();) places.Add(samples.Current);
        return places;
    }
}
