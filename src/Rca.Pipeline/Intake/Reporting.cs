namespace Rca.Pipeline.Intake;

/// <summary>What holds of every report, whatever its format.</summary>
static class Reporting
{
    public const int MaximumAlerts = 1000;
    public const int LongestKey = 64 * 1024;
    public const string FingerprintForm = "16 lower-case hexadecimal digits";
    public const string TimeForm = "an RFC 3339 time from the year 2000 to 2200";

    /// <summary>Whether it can be an alert's fingerprint, and so can hold nothing else that a sender might put there.</summary>
    public static bool IsFingerprint(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);

    public static bool IsTime(DateTimeOffset time) => time.Year is >= 2000 and <= 2200;
}
