using Rca.Core.Collecting;

namespace Rca.Connectors.Postgres.Evidence;

/// <summary>Settings that explain saturation, waits and lost work. One that this version does not have is not listed.</summary>
[Evidence("postgres.settings/1")]
sealed record ServerSettings(IReadOnlyList<Setting> Settings);
