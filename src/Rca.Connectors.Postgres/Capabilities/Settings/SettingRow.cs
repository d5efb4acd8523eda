using System.Globalization;
using Npgsql;
using Rca.Connectors.Postgres.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Capabilities.Settings;

/// <summary>settings.sql</summary>
sealed record SettingRow(string Name, string Value, string? Unit, bool IsBoolean, bool Changed, bool PendingRestart)
{
    public static SettingRow Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3) is "bool", row.GetBoolean(4), row.GetBoolean(5));

    public Setting ToEvidence()
    {
        var (factor, unit) = Measure;
        // What is negative is a word: no limit, or as another setting says.
        var value = Number is { } number ? Quantity.Of(number < 0 ? number : number * factor) : Quantity.Unknown(UnknownReason.NotRepresentable);
        return new Setting(ClosedWord.Of(Name, SettingName.Other), value, unit, Changed, PendingRestart);
    }

    double? Number =>
        IsBoolean ? Value is "on" ? 1 : Value is "off" ? 0 : null
        : double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // All that pg_settings has; a block or segment is as large as the server was built with.
    (double Factor, SettingUnit Unit) Measure => (IsBoolean, Unit) switch
    {
        (true, _) => (1, SettingUnit.Boolean),
        (_, "ms") => (0.001, SettingUnit.Seconds),
        (_, "s") => (1, SettingUnit.Seconds),
        (_, "min") => (60, SettingUnit.Seconds),
        (_, "B") => (1, SettingUnit.Bytes),
        (_, { } text) when text.EndsWith("kB", StringComparison.Ordinal) => (1024 * Times(text[..^2]), SettingUnit.Bytes),
        (_, { } text) when text.EndsWith("MB", StringComparison.Ordinal) => (1024 * 1024 * Times(text[..^2]), SettingUnit.Bytes),
        _ => (1, SettingUnit.None),
    };

    static double Times(string text) => text.Length == 0 ? 1 : double.Parse(text, CultureInfo.InvariantCulture);
}
