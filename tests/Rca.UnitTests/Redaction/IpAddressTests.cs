using System.Net;
using System.Text;
using CsCheck;
using Rca.Redaction.Rules.Personal;
using Rca.Redaction.Scanning;
using Rca.Redaction.Tokens;
using Xunit;

namespace Rca.UnitTests.Redaction;

public sealed class IpAddressTests
{
    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("10.0.0.1")]
    [InlineData("2001:db8:0:0:8:800:200c:417a")]
    [InlineData("2001:db8::8:800:200C:417A")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:db8:1:2:3:4:5::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("fe80::1ff:fe23:4567:890a%3")]
    [InlineData("::ffff:203.0.113.7")]
    [InlineData("64:ff9b::192.0.2.33")]
    [InlineData("::2")]
    [InlineData("ff02::fb")]
    [InlineData("1:2:3:4:5:6:203.0.113.7")]
    public void Address_is_found_wherever_it_stands(string address)
    {
        string[] texts = ["{0}", "from {0}, then", "[{0}]:8080 open", "\"{0}\"", "addr={0};", "peer:{0} up", "{0}/24 routed", "<{0}>", "a\\n{0}\\n"];
        foreach (var text in texts)
            Assert.Equal([address], Found(text.Replace("{0}", address, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("v1.2.3.4")]
    [InlineData("Version=1.2.3.4, Culture=neutral")]
    [InlineData("\"version\": \"1.2.3.4\"")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3")]
    [InlineData("x1.2.3.4")]
    [InlineData("1.2.3.4b")]
    [InlineData("0.0.0.0")]
    [InlineData("127.0.0.1")]
    [InlineData("255.255.255.0")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("12:34:56")]
    [InlineData("2026-08-01T12:34:56.789Z")]
    [InlineData("0a:1b:2c:3d:4e:5f")]
    [InlineData("0a:1b:2c:3d:4e:5f:60:71")]
    [InlineData("0a:1b:2c:3d:4e:5f:60:71:82:93:a4:b5:c6:d7:e8:f9")]
    [InlineData("std::vec")]
    [InlineData("fee::bad")]
    [InlineData("'x'::text, 1::bigint, y::date")]
    [InlineData("1::2::3")]
    [InlineData("12345::1")]
    public void Near_miss_stays(string text) => Assert.Empty(Found(text));

    [Fact]
    public void Port_without_brackets_is_no_part_of_the_address() => Assert.Equal(["2001:db8:0:0:0:0:0:7"], Found("/2001:db8:0:0:0:0:0:7:56789 closed"));

    [Fact]
    public void Machine_has_one_value_however_its_address_is_written() =>
        Assert.All(["203.0.113.7", "::ffff:203.0.113.7", "::FFFF:cb00:7107"], text => Assert.Equal("203.0.113.7"u8, Hits(text).Single().Value!));

    [Fact]
    public void Every_address_that_is_printed_is_found() => Gen.Byte.Array[16].Where(b => b[0] > 1).Sample(bytes =>
    {
        var address = new IPAddress(bytes).ToString();
        Assert.Equal([address], Found($"x {address} y"));
    }, iter: 2_000);

    static string[] Found(string text) => [.. Hits(text).Select(hit => text[hit.Start..hit.End])];

    static List<Hit> Hits(string text)
    {
        var hits = new List<Hit>();
        new IpAddressDetector().Scan(new ScanText(Encoding.ASCII.GetBytes(text), new TokenMint(Engines.Key())), hits);
        return hits;
    }
}
