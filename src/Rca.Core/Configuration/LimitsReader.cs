using Rca.Core.Collecting;

namespace Rca.Core.Configuration;

/// <summary>Reads the limits of one source.</summary>
static class LimitsReader
{
    const int MaximumConcurrency = 64;
    const int MaximumPerMinute = 10_000;

    public static SourceLimits Read(ConfigSection section)
    {
        var (otherwise, second) = (SourceLimits.Default, TimeSpan.FromSeconds(1));
        var limits = new SourceLimits(
            section.Duration("noProgress", otherwise.NoProgress, second, TimeSpan.FromMinutes(14)),
            section.Has("concurrency") ? section.Integer("concurrency", 1, 1, MaximumConcurrency) : null,
            section.Has("collectionsPerMinute") ? section.Integer("collectionsPerMinute", 1, 1, MaximumPerMinute) : null);
        section.RefuseUnknownKeys();
        return limits;
    }
}
