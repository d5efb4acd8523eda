using Rca.Connectors.Postgres.Capabilities.Changes;
using Rca.Connectors.Postgres.Capabilities.Settings;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Xunit;

namespace Rca.UnitTests.Connectors.Postgres;

public sealed class ConfiguredTests
{
    [Theory]
    [InlineData("work_mem", "4096", "kB", SettingName.WorkMem, 4_194_304, SettingUnit.Bytes)]
    [InlineData("shared_buffers", "16384", "8kB", SettingName.SharedBuffers, 134_217_728, SettingUnit.Bytes)]
    [InlineData("max_wal_size", "1024", "MB", SettingName.MaxWalSize, 1_073_741_824, SettingUnit.Bytes)]
    [InlineData("statement_timeout", "1500", "ms", SettingName.StatementTimeout, 1.5, SettingUnit.Seconds)]
    [InlineData("checkpoint_timeout", "300", "s", SettingName.CheckpointTimeout, 300, SettingUnit.Seconds)]
    [InlineData("max_connections", "100", null, SettingName.MaxConnections, 100, SettingUnit.None)]
    [InlineData("idle_session_timeout", "-1", "ms", SettingName.IdleSessionTimeout, -1, SettingUnit.Seconds)]
    public void Number_is_in_bytes_or_seconds(string name, string value, string? unit, object known, double number, object measure)
    {
        var setting = new SettingRow(name, value, unit, IsBoolean: false, Changed: true, PendingRestart: false).ToEvidence();
        Assert.Equal((known, Quantity.Of(number), measure), (setting.Name, setting.Value, setting.Unit));
    }

    [Theory]
    [InlineData("on", 1)]
    [InlineData("off", 0)]
    public void Boolean_is_one_or_zero(string value, double number)
    {
        var setting = new SettingRow("autovacuum", value, null, IsBoolean: true, Changed: false, PendingRestart: false).ToEvidence();
        Assert.Equal((Quantity.Of(number), SettingUnit.Boolean), (setting.Value, setting.Unit));
    }

    [Fact]
    public void Value_of_no_known_form_is_unknown_and_never_zero() => Assert.Equal(
        Quantity.Unknown(UnknownReason.NotRepresentable), new SettingRow("autovacuum", "maybe", null, IsBoolean: true, Changed: false, PendingRestart: false).ToEvidence().Value);

    [Fact]
    public void Pending_settings_of_a_role_that_sees_not_all_are_a_lower_bound()
    {
        var row = new ChangeRow(0, InRecovery: false, Uptime: 60, ConfigurationAge: 60.2, CanReadAllSettings: false, PendingRestart: 1, ["max_connections"]);
        Assert.Equal(Quantity.AtLeast(1), row.ToEvidence().PendingRestart);
        Assert.Equal(Quantity.Of(1), (row with { CanReadAllSettings = true }).ToEvidence().PendingRestart);
        Assert.Equal([SettingName.MaxConnections], row.ToEvidence().PendingSettings);
    }

    [Fact]
    public void Configuration_that_was_read_at_the_start_was_not_reloaded()
    {
        var row = new ChangeRow(0, InRecovery: false, Uptime: 60, ConfigurationAge: 60.2, CanReadAllSettings: true, PendingRestart: 0, []);
        Assert.False(row.ToEvidence().ReloadedSinceStart);
        Assert.True((row with { ConfigurationAge = 5 }).ToEvidence().ReloadedSinceStart);
    }
}
