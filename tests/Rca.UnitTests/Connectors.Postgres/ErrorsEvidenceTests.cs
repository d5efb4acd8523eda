using Rca.Connectors.Postgres.Capabilities.Errors;
using Rca.Connectors.Postgres.Capabilities.Rates;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class ErrorsEvidenceTests
{
    static readonly string[] Counters =
    [
        ErrorsRow.Commits, ErrorsRow.Rollbacks, ErrorsRow.Deadlocks, ErrorsRow.Conflicts, ErrorsRow.ChecksumFailures, ErrorsRow.Sessions, ErrorsRow.SessionsAbandoned,
        ErrorsRow.SessionsFatal, ErrorsRow.SessionsKilled,
    ];

    [Fact]
    public void Ratio_of_rollbacks_is_that_of_the_window_beside_that_of_the_lifetime()
    {
        var database = Assert.Single(ErrorsCapability.Evidence([Row(1, 100, rollbacks: 10)], [Row(1, 105, rollbacks: 13, commits: 1_001)]).Databases);
        Assert.Equal(Quantity.Of(0.75), database.RollbackRatio);
        Assert.Equal(Quantity.Of(13 / 1_014d), database.LifetimeRollbackRatio);
        Assert.Equal(Quantity.Of(0.6), database.Rollbacks.PerSecond);
    }

    [Fact]
    public void Reset_of_one_database_voids_the_rates_of_that_one_alone()
    {
        var evidence = ErrorsCapability.Evidence([Row(1, 100), Row(2, 100)], [Row(1, 105), Row(2, 105, reset: 104)]);
        Assert.Equal([RateValidity.Valid, RateValidity.StatisticsReset], evidence.Databases.Select(d => d.Rates));
        Assert.Equal(Quantity.Unknown(UnknownReason.Discontinuous), evidence.Databases[1].Deadlocks.PerSecond);
        Assert.Equal(Quantity.Unknown(UnknownReason.Discontinuous), evidence.Databases[1].RollbackRatio);
    }

    [Fact]
    public void Database_that_only_the_second_reading_has_is_listed_without_a_rate()
    {
        var evidence = ErrorsCapability.Evidence([Row(1, 100)], [Row(1, 105), Row(2, 105)]);
        Assert.Equal(RateValidity.OneReadingOnly, evidence.Databases[1].Rates);
        Assert.Equal(Quantity.Of(0), evidence.Databases[1].Deadlocks.Total);
    }

    [Fact]
    public void One_reading_is_evidence_with_rates_unknown()
    {
        var evidence = ErrorsCapability.Evidence([Row(1, 100)], null);
        Assert.Equal(Quantity.Unknown(UnknownReason.WindowTooShort), evidence.Window.Length);
        Assert.Equal((RateValidity.WindowTooShort, RateValidity.WindowTooShort), (evidence.ArchiverRates, Assert.Single(evidence.Databases).Rates));
        Assert.Equal(Quantity.Of(0), evidence.Databases[0].Deadlocks.Total);
    }

    [Fact]
    public void Failure_of_archiving_is_no_zero_where_nothing_is_archived()
    {
        Assert.Equal(Quantity.Of(4), ErrorsCapability.Evidence([Row(1, 100)], null).ArchiveFailures.Total);
        Assert.Equal(Quantity.Unknown(UnknownReason.NotTracked), ErrorsCapability.Evidence([Row(1, 100) with { Archives = false }], null).ArchiveFailures.Total);
    }

    [Fact]
    public void Databases_beyond_twenty_are_cut_and_it_says_so()
    {
        var many = Enumerable.Range(1, 21).Select(oid => Row(oid, 100)).ToList();
        var evidence = ErrorsCapability.Evidence(many, null);
        Assert.Equal((20, true), (evidence.Databases.Count, evidence.DatabasesCut));
    }

    static ErrorsRow Row(long oid, double at, double rollbacks = 0, double commits = 1_000, double reset = 50)
    {
        var counters = Counters.ToDictionary(name => name, _ => (double?)0, StringComparer.Ordinal);
        counters[ErrorsRow.Rollbacks] = rollbacks;
        counters[ErrorsRow.Commits] = commits;
        return new ErrorsRow(
            new ServerPoint(at, 7, InRecovery: false, StartedEpoch: 10, TrackCounts: true, OldestTransaction: null, Unseen: 0), oid, oid == 1, Archives: true,
            Set((ErrorsRow.ArchiveFailures, 4)), Set((ErrorsRow.ApplyErrors, null), (ErrorsRow.SyncErrors, null)), new CounterSet(reset, counters));
    }

    static CounterSet Set(params (string Name, double? Value)[] counters) => new(null, counters.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal));
}
