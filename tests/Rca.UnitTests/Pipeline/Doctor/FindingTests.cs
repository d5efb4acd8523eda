using Rca.Core.Configuration;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Doctor;
using Rca.Pipeline.Sources;
using Rca.Storage;
using Xunit;

namespace Rca.UnitTests.Pipeline.Doctor;

/// <summary>What is found is judged, and each thing that is not well comes with what to do.</summary>
public sealed class FindingTests
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "Ok")]
    [InlineData(0.9, "Ok")]
    [InlineData(-3, "Warning")]
    [InlineData(3, "Warning")]
    [InlineData(-60, "Fault")]
    [InlineData(60, "Fault")]
    public void Clock_that_is_off_is_told_by_how_much_it_is(double seconds, string state)
    {
        var ours = Now.AddSeconds(seconds);
        Assert.Equal(state, ClockCheck.Judge(ours, Now, ours).State.ToString());
    }

    [Fact]
    public void Clock_is_not_blamed_for_a_store_that_takes_its_time() =>
        Assert.Equal(Health.Ok, ClockCheck.Judge(Now.AddSeconds(-10), Now, Now.AddSeconds(10)).State);

    [Fact]
    public void Clock_that_is_off_is_ahead_or_behind()
    {
        Assert.StartsWith("this machine's clock is 1m ahead of the store's", ClockCheck.Judge(Now.AddMinutes(1), Now, Now.AddMinutes(1)).What, StringComparison.Ordinal);
        Assert.StartsWith("this machine's clock is 1m behind the store's", ClockCheck.Judge(Now.AddMinutes(-1), Now, Now.AddMinutes(-1)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_of_ours_is_parted_into_what_and_what_to_do()
    {
        Assert.Equal(Finding.Fault("topology", "queue rca-planner: it is not there", "run 'rca topology'"), Finding.Of("topology", "queue rca-planner: it is not there: run 'rca topology'"));
        var error = new ConfigurationError("rca.yaml", 3, 5, "keys.tokens", "found nothing, expected a token key");
        Assert.Equal(Finding.Fault("keys", "rca.yaml:3:5: keys.tokens: found nothing", "expected a token key"), Finding.Of(error));
        Assert.Equal("configuration", Finding.Of(error with { Key = "bus.rabbitmq" }).Check);
    }

    [Fact]
    public void Rights_that_are_missing_or_too_many_are_told_with_their_cure()
    {
        Assert.Equal(Health.Ok, StoreCheck.Judge(new StoreRights("rca_planner", IsRole: true, MayChangeSchema: false, [])).State);
        Assert.Equal(Health.Warning, StoreCheck.Judge(new StoreRights("owner", IsRole: false, MayChangeSchema: true, [])).State);
        Assert.Equal(Health.Warning, StoreCheck.Judge(new StoreRights("somebody", IsRole: false, MayChangeSchema: false, [])).State);
        var lacking = StoreCheck.Judge(new StoreRights("rca_planner", IsRole: true, MayChangeSchema: false, ["INSERT on rca.plans", "SELECT on rca.plans"]));
        Assert.Equal((Health.Fault, "the login rca_planner lacks INSERT on rca.plans and more"), (lacking.State, lacking.What));
        Assert.Contains("roles.sql", lacking.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Source_that_cannot_be_worked_with_is_told_with_what_to_grant()
    {
        var missing = Probe(new ProbedPermission("connect", PermissionHolding.Missing, Mandatory: true, "why", "GRANT CONNECT"));
        Assert.Equal((Health.Fault, "GRANT CONNECT"), (SourceCheck.Judge(missing).State, SourceCheck.Judge(missing).Cure));
        var optional = Probe(new ProbedPermission("stats", PermissionHolding.Missing, Mandatory: false, "why", "GRANT STATS"));
        Assert.Equal((Health.Warning, "GRANT STATS"), (SourceCheck.Judge(optional).State, SourceCheck.Judge(optional).Cure));
        Assert.Equal(Health.Ok, SourceCheck.Judge(Probe()).State);
        Assert.Equal(Health.Warning, SourceCheck.Judge(Probe() with { Status = ProbeStatus.Elsewhere }).State);
        Assert.Contains("timed-out", SourceCheck.Judge(Probe() with { Status = ProbeStatus.TimedOut }).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_is_0_unless_there_is_a_fault_and_tells_the_configuration_from_the_rest()
    {
        Assert.Equal(0, DoctorCommand.ExitOf([Finding.Ok("store", "well"), Finding.Warning("keys", "so so", "do")]));
        Assert.Equal(3, DoctorCommand.ExitOf([Finding.Fault("broker", "away", "do")]));
        Assert.Equal(2, DoctorCommand.ExitOf([Finding.Fault("broker", "away", "do"), Finding.Fault("keys", "gone", "do")]));
    }

    static SourceProbe Probe(params ProbedPermission[] permissions) =>
        new("orders-db", "postgres", ProbeStatus.Reachable, "rca_reader", permissions, [new ProbedCapability("postgres.locks", Usability.Yes, [])], [], 1, 1);
}
