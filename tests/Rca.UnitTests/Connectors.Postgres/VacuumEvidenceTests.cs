using CsCheck;
using Rca.Connectors.Postgres.Capabilities.Vacuuming;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class VacuumEvidenceTests
{
    static readonly VacuumRow Row = new() { CanReadAllStats = true, Workers = 2, MaxWorkers = 3 };

    [Theory]
    [InlineData(13, 0, 2_146_483_647)]
    [InlineData(14, 0, 2_144_483_647)]
    [InlineData(18, 2_144_483_646, 1)]
    [InlineData(18, 2_144_483_647, 0)]
    [InlineData(18, 2_147_000_000, 0)]
    public void Ids_until_the_stop_are_those_of_the_server(int major, long age, long left) => Assert.Equal(left, Wraparound.XidsUntilStop(age, major));

    [Fact]
    public void Multixacts_had_a_narrower_margin_before_14()
    {
        Assert.Equal(2_147_483_547, Wraparound.MultixactsUntilStop(0, 13));
        Assert.Equal(2_144_483_647, Wraparound.MultixactsUntilStop(0, 14));
    }

    [Fact]
    public void Ids_until_the_stop_are_never_negative_and_one_less_for_each_of_age() => Gen.Select(Gen.Long[0, int.MaxValue - 1L], Gen.Int[12, 18]).Sample((age, major) =>
    {
        var (now, next) = (Wraparound.XidsUntilStop(age, major), Wraparound.XidsUntilStop(age + 1, major));
        Assert.True(now >= 0);
        Assert.Equal(Math.Max(0, now - 1), next);
    });

    [Fact]
    public void Holder_that_is_not_there_has_no_age()
    {
        var holders = VacuumCapability.Evidence(Row, 15).Holders;
        Assert.Equal(Enum.GetValues<XminHolderKind>(), holders.Select(h => h.Kind));
        Assert.All(holders, h => Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), h.Age));
    }

    [Fact]
    public void Session_that_is_hidden_makes_the_age_a_bound()
    {
        var holder = VacuumCapability.Evidence(Row with { CanReadAllStats = false, Unseen = 1, SessionAge = 9 }, 15).Holders[0];
        Assert.Equal((Quantity.AtMost(9), Quantity.Unknown(UnknownReason.NotPermitted)), (holder.Age, holder.Seconds));
        Assert.Equal(Quantity.Of(9), VacuumCapability.Evidence(Row with { SessionAge = 9 }, 15).Holders[0].Age);
        Assert.Equal(Quantity.Of(8), VacuumCapability.Evidence(Row with { StandbyAge = 8 }, 15).Holders[3].Age);
        Assert.Equal(Quantity.AtMost(8), VacuumCapability.Evidence(Row with { CanReadAllStats = false, StandbyAge = 8 }, 15).Holders[3].Age);
    }

    [Fact]
    public void Workers_are_unknown_to_a_role_without_the_grant()
    {
        Assert.Equal(Quantity.Of(2), VacuumCapability.Evidence(Row, 15).Workers);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), VacuumCapability.Evidence(Row with { CanReadAllStats = false, Workers = 0 }, 15).Workers);
    }
}
