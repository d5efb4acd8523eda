using Rca.Connectors.GitHub.Wire;
using Rca.Contracts;
using Rca.Core.Collecting;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>Which repository a name leads to. A renamed one is followed; another one that took the name is told from it by its id.</summary>
sealed class RepositoryDirectory
{
    const string Permission = "Metadata: read";

    readonly ISourceState _state;
    readonly string _name;
    readonly StateReading _reading;

    RepositoryDirectory(ISourceState state, string name, StateReading reading) => (_state, _name, _reading, Known) =
        (state, name, reading, reading.Value is { } value ? SealedJson.Read<RepositoryIdentity>(value.Sealed) : null);

    /// <summary>What was remembered.</summary>
    public RepositoryIdentity? Known { get; }

    public static async Task<RepositoryDirectory> OpenAsync(ISourceState state, string name, CancellationToken cancellationToken) =>
        new(state, name, await state.GetAsync(Key(name), cancellationToken));

    /// <summary>What the name leads to; asked for unless that was done at <paramref name="asOf"/> or later.</summary>
    public async Task<RepositoryIdentity> CheckAsync(GitHubApi api, TimeProvider clock, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        if (Known is not null && Known.CheckedAt >= asOf) return Known;
        var page = await api.GetIfChangedAsync<WireRepositoryIdentity>(RepositoryScope.Address(_name), null, Known?.ETag, Permission, cancellationToken);
        var identity = page is null ? Known! with { CheckedAt = clock.GetUtcNow() } : Read(page);
        var clear = OperationalFields.None.With(SyncField.RepositoryId, identity.Id).With(SyncField.CheckedAt, identity.CheckedAt);
        // Who loses a race loses nothing: both were told the same.
        await _state.CompareAndSetAsync(Key(_name), _reading.Version, new(clear, SealedJson.Write(identity)), StateLimits.LongestRetention, cancellationToken);
        return identity;
    }

    static StateKey Key(string name) => StateKey.Of("github-repository", name.ToLowerInvariant());

    // The name goes into addresses, so it is held to the form that a configured one has.
    static RepositoryIdentity Read(Page<WireRepositoryIdentity> page) => ScopeForm.Repository.Accepts(page.Body.FullName)
        ? new(page.Body.Id, page.Body.FullName, page.Body.DefaultBranch, page.Headers.Find("ETag"), page.ReceivedAt)
        : throw new SourceFailureException(Outcome.Failed, "malformed-answer", "the name of the repository has not the documented form");
}
