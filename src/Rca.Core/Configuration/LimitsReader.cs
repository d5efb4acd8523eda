using Rca.Core.Collecting;
using Rca.Core.Configuration.Shape;

namespace Rca.Core.Configuration;

/// <summary>Reads the limits of one source.</summary>
static class LimitsReader
{
    static readonly DurationKey NoProgress = new(
        "noProgress", "A collection ends when for so long no piece of evidence came and no request ended.",
        SourceLimits.Default.NoProgress, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(14));

    static readonly IntegerKey Concurrency = new("concurrency", "How many collections of it run at once in one process; the connector's own number without it.", 1, 64);
    static readonly IntegerKey PerMinute = new("collectionsPerMinute", "How many collections of it begin in a minute in one process, tries again included; no limit without it.", 1, 10_000);

    static readonly IntegerKey Commands = new(
        "commandsPerMinute", "How many commands for it are sent in any minute, by all planners together and shared fairly between incidents; no limit without it.", 1, 100_000);

    public static IReadOnlyList<ConfigKey> Keys { get; } = [Concurrency, PerMinute, Commands, NoProgress];

    public static SourceLimits Read(ConfigSection section)
    {
        var limits = new SourceLimits(NoProgress.Read(section), Concurrency.Read(section), PerMinute.Read(section), Commands.Read(section));
        section.RefuseUnknownKeys();
        return limits;
    }
}
