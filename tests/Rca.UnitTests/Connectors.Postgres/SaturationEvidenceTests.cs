using CsCheck;
using Rca.Connectors.Postgres.Capabilities;
using Rca.Connectors.Postgres.Capabilities.Saturating;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class SaturationEvidenceTests
{
    static readonly ContextRow Context = new(
        Version: 150004, InRecovery: false, ServerEpoch: 1_800_000_000, Uptime: 60, ConfigurationAge: 50, MaxConnections: 100, SuperuserReserved: 3, Reserved: 2,
        TrackActivities: true, CanReadAllStats: true, OwnPid: 7);

    static IEnumerable<Quantity> AllButHidden(SessionCounts counts) =>
        typeof(SessionCounts).GetProperties().Where(p => p.Name != nameof(SessionCounts.Hidden)).Select(p => (Quantity)p.GetValue(counts)!);

    [Fact]
    public void Hidden_session_makes_every_count_unknown_whatever_was_counted() =>
        Gen.Select(Gen.Long[1, 500], Gen.Long[0, 500], Gen.Long[0, 500]).Sample((hidden, clients, active) =>
        {
            var evidence = Evidence(Context, new SessionsRow { Hidden = hidden, ClientBackends = clients, Active = active });
            Assert.Equal(Quantity.Of(hidden), evidence.Sessions.Hidden);
            Assert.All(AllButHidden(evidence.Sessions), count => Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), count));
            Assert.Equal(Quantity.AtMost(clients + hidden + 1), evidence.Used);
        });

    [Fact]
    public void Tracking_off_makes_every_count_unknown()
    {
        var evidence = Evidence(Context with { TrackActivities = false }, new SessionsRow { ClientBackends = 4 });
        Assert.All(AllButHidden(evidence.Sessions), count => Assert.Equal(Quantity.Unknown(UnknownReason.NotTracked), count));
    }

    [Fact]
    public void Session_that_is_not_tracked_makes_every_count_unknown()
    {
        var evidence = Evidence(Context, new SessionsRow { ClientBackends = 4, Untracked = 1 });
        Assert.All(AllButHidden(evidence.Sessions), count => Assert.Equal(Quantity.Unknown(UnknownReason.NotTracked), count));
    }

    [Fact]
    public void Everything_seen_gives_numbers_and_zero_is_zero()
    {
        var evidence = Evidence(Context, new SessionsRow { ClientBackends = 4, Idle = 4 });
        Assert.Equal(Quantity.Of(4), evidence.Sessions.Idle);
        Assert.Equal(Quantity.Of(0), evidence.Sessions.Active);
        Assert.Equal(Quantity.Of(5), evidence.Used);
        Assert.Equal(95, evidence.Usable);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotReported), evidence.Sessions.OldestTransaction);
    }

    [Fact]
    public void Role_without_the_grant_knows_no_number_of_workers_even_alone()
    {
        var evidence = Evidence(Context with { CanReadAllStats = false }, new SessionsRow());
        Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), evidence.Sessions.WalSenders);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), evidence.Sessions.AutovacuumWorkers);
    }

    [Fact]
    public void Other_process_id_than_the_one_given_at_connect_means_a_pooler()
    {
        Assert.False(SaturationCapability.Evidence(Context, new SessionsRow(), [], Context.OwnPid).ViaPooler);
        Assert.True(SaturationCapability.Evidence(Context, new SessionsRow(), [], Context.OwnPid + 1).ViaPooler);
    }

    [Fact]
    public void Databases_beyond_twenty_are_cut_and_it_says_so()
    {
        var many = Enumerable.Range(1, 21).Select(oid => new DatabaseConnections(oid, false, null, 0)).ToList();
        var evidence = SaturationCapability.Evidence(Context, new SessionsRow(), many, Context.OwnPid);
        Assert.Equal((20, true), (evidence.Databases.Count, evidence.DatabasesCut));
    }

    static Saturation Evidence(ContextRow context, SessionsRow counts) => SaturationCapability.Evidence(context, counts, [], context.OwnPid);
}
