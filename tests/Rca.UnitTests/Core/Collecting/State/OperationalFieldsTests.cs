using System.Reflection;
using Rca.Core.Collecting.State;
using Xunit;

namespace Rca.UnitTests.Core.Collecting.State;

public sealed class OperationalFieldsTests
{
    enum Name
    {
        LastPage,
        SeenAt,
        Etag,
        Phase,
    }

    enum Phase
    {
        FirstRun,
        Going,
    }

    [Fact]
    public void Values_come_back_as_they_went_in()
    {
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
        var fields = OperationalFields.None.With(Name.LastPage, -7).With(Name.SeenAt, at).WithDigestOf(Name.Etag, "W/abc"u8).WithWord(Name.Phase, Phase.FirstRun);
        var read = OperationalFields.Parse(fields.ToJson())!;
        Assert.Equal((4, -7L, at, Phase.FirstRun), (read.Count, read.Number(Name.LastPage), read.Time(Name.SeenAt), read.Word<Name, Phase>(Name.Phase)));
        Assert.True(read.HasDigestOf(Name.Etag, "W/abc"u8));
        Assert.False(read.HasDigestOf(Name.Etag, "W/abd"u8));
        Assert.Equal((null, null, null), (read.Number(Name.SeenAt), OperationalFields.None.Time(Name.SeenAt), read.Word<Name, Name>(Name.Phase)));
    }

    [Fact]
    public void Nothing_that_puts_a_value_in_takes_a_text()
    {
        var ways = typeof(OperationalFields).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Where(m => m.ReturnType == typeof(OperationalFields)).ToList();
        Assert.Equal(5, ways.Count);
        Assert.All(ways.SelectMany(m => m.GetParameters()), p => Assert.True(
            p.ParameterType.IsGenericParameter && p.ParameterType.GetGenericParameterConstraints().Contains(typeof(Enum))
            || p.ParameterType == typeof(long) || p.ParameterType == typeof(DateTimeOffset)
            || (p.ParameterType == typeof(ReadOnlySpan<byte>) && p.Member.Name.Contains("Digest", StringComparison.Ordinal)), p.Member.ToString()));
        Assert.Empty(typeof(OperationalFields).GetConstructors());
    }

    [Fact]
    public void Number_that_poses_as_a_word_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationalFields.None.With((Name)77, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationalFields.None.WithWord(Name.Phase, (Phase)77));
    }

    [Theory]
    [InlineData("""{"last-page":"priya@shop.example"}""")]
    [InlineData("""{"last-page":"a b"}""")]
    [InlineData("""{"Last Page":"1"}""")]
    [InlineData("""{"last-page":null}""")]
    [InlineData("""{"last-page":{}}""")]
    [InlineData("null")]
    [InlineData("{")]
    public void What_this_type_never_wrote_is_not_read(string json) => Assert.Null(OperationalFields.Parse(json));
}
