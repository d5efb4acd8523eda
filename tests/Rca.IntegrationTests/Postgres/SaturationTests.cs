using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.IntegrationTests.Postgres;

public sealed class SaturationTests(LabPostgres shared) : IClassFixture<LabPostgres>
{
    const string Capability = "postgres.saturation";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_are_counted_as_the_server_counts_them()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.OpenAsync(null, "BEGIN; SELECT 1");
        await lab.OpenAsync(null, "BEGIN; SELECT 1");
        await lab.OpenAsync(null, "SELECT 1");

        var saturation = Assert.Single(await lab.CollectAsync<Saturation>(Capability));

        Assert.Equal((20, 3, 17), (saturation.MaxConnections, saturation.SuperuserReserved, saturation.Usable));
        Assert.Equal(Quantity.Of(4), saturation.Used);
        Assert.Equal(Quantity.Of(3), saturation.Sessions.ClientBackends);
        Assert.Equal(Quantity.Of(2), saturation.Sessions.IdleInTransaction);
        Assert.Equal(Quantity.Of(1), saturation.Sessions.Idle);
        Assert.Equal(Quantity.Of(0), saturation.Sessions.Hidden);
        Assert.Equal(QuantityKind.Value, saturation.Sessions.OldestTransaction.Kind);
        Assert.Equal(QuantityKind.Unknown, saturation.Refused.Kind);
        Assert.False(saturation.ViaPooler);
        Assert.Equal(4, Assert.Single(saturation.Databases, d => d.IsScope).Backends);
    }

    [Fact]
    public async Task Role_with_connect_only_gets_unknown_and_no_zero()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct), readAllStats: false);
        await lab.OpenAsync(null, "BEGIN; SELECT 1");
        await lab.OpenAsync(null, "SELECT 1");

        var saturation = Assert.Single(await lab.CollectAsync<Saturation>(Capability));

        Assert.False(saturation.CanReadAllStats);
        Assert.Equal(Quantity.Of(2), saturation.Sessions.Hidden);
        Assert.Equal(Quantity.AtMost(3), saturation.Used);
        foreach (var count in Counts(saturation.Sessions)) Assert.Equal(Quantity.Unknown(UnknownReason.NotPermitted), count);
    }

    [Fact]
    public async Task Session_that_switched_tracking_off_makes_the_states_unknown()
    {
        await using var lab = await Lab.CreateAsync(await shared.GetAsync(Ct));
        await lab.OpenAsync(null, "SET track_activities = off; SELECT 1");

        var saturation = Assert.Single(await lab.CollectAsync<Saturation>(Capability));

        Assert.Equal(Quantity.Of(2), saturation.Used);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotTracked), saturation.Sessions.IdleInTransaction);
    }

    static IEnumerable<Quantity> Counts(SessionCounts counts) =>
        typeof(SessionCounts).GetProperties().Where(p => p.Name != nameof(SessionCounts.Hidden)).Select(p => (Quantity)p.GetValue(counts)!);
}
