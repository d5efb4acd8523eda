using System.Runtime.CompilerServices;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub.Sync;

/// <summary>
/// A branch in the state of its source, shared with other collectors. Slots are only added to, and the history says how much of each counts:
/// what an interrupted writer left beyond is not seen.
/// </summary>
sealed class BranchStore
{
    readonly ISourceState _state;
    readonly string[] _name;
    readonly long _repository;
    ReadOnlyMemory<byte> _saved;
    long _version;

    BranchStore(ISourceState state, RepositoryIdentity repository, string branch)
    {
        (_state, _repository) = (state, repository.Id);
        // By the id: a renamed repository keeps what is known of it.
        _name = [$"{repository.Id}", branch];
    }

    public BranchHistory History { get; private set; } = BranchHistory.Unknown;

    public static async Task<BranchStore> OpenAsync(ISourceState state, RepositoryIdentity repository, string branch, CancellationToken cancellationToken)
    {
        var store = new BranchStore(state, repository, branch);
        var reading = await state.GetAsync(store.Key, cancellationToken);
        store._version = reading.Version;
        if (reading.Value is { } value && SealedJson.Read<BranchHistory>(value.Sealed) is { } history) (store.History, store._saved) = (history, value.Sealed);
        return store;
    }

    /// <exception cref="SyncConflictException">Somebody else was first, or nothing is kept.</exception>
    public async Task SaveAsync(BranchHistory history, CancellationToken cancellationToken)
    {
        var clear = OperationalFields.None.With(SyncField.RepositoryId, _repository).With(SyncField.SeenAt, history.SeenAt)
            .With(SyncField.CompleteSince, history.Set.Since).With(SyncField.NewestCommit, history.Set.Newest).With(SyncField.Commits, history.Set.Count);
        var bytes = SealedJson.Write(history);
        await WriteAsync(Key, _version, clear, bytes, cancellationToken);
        (History, _saved) = (history, bytes);
        await BeCurrentAsync(cancellationToken);
    }

    /// <summary>The commits of an index, slot by slot.</summary>
    /// <param name="index">The index.</param>
    /// <param name="wanted">Which slots.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="SyncConflictException">A slot is not there any more, or has commits of another set.</exception>
    public async IAsyncEnumerable<SyncedCommit> ReadAsync(
        CommitIndex index, Func<Slot, bool> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var slot = 0; slot < index.Slots.Count; slot++)
            if (wanted(index.Slots[slot]))
                foreach (var commit in (await ReadAsync(index, slot, cancellationToken)).Commits) yield return commit;
    }

    /// <summary>The index with commits added to it. They count once the history with this index is saved.</summary>
    public async Task<CommitIndex> AddAsync(CommitIndex index, IReadOnlyList<SyncedCommit> commits, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        if (commits.Count == 0) return index;
        var last = Math.Max(index.Slots.Count - 1, 0);
        if (await TryAddAsync(index, last, commits, seenAt, cancellationToken) is { } added) return added;
        if (index.Slots.Count > 0 && await TryAddAsync(index, last + 1, commits, seenAt, cancellationToken) is { } inNext) return inNext;
        // A page of long titles may be more than a slot holds.
        var half = commits.Count / 2;
        index = await AddAsync(index, [.. commits.Take(half)], seenAt, cancellationToken);
        return await AddAsync(index, [.. commits.Skip(half)], seenAt, cancellationToken);
    }

    StateKey Key => StateKey.Of(["github-branch", .. _name]);

    StateKey KeyOf(int slot) => StateKey.Of(["github-commits", .. _name, $"{slot}"]);

    /// <summary>Null when they have no room there.</summary>
    async Task<CommitIndex?> TryAddAsync(
        CommitIndex index, int slot, IReadOnlyList<SyncedCommit> commits, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        var (version, before) = slot < index.Slots.Count
            ? await ReadAsync(index, slot, cancellationToken)
            : ((await _state.GetAsync(KeyOf(slot), cancellationToken)).Version, []);
        var bytes = SealedJson.Write(new SlotContent(History.Generation, [.. before, .. commits]));
        if (bytes.Length > StateLimits.SealedBytes) return commits.Count == 1 && before.Count == 0 ? throw new SyncConflictException(isKept: false) : null;
        // Whoever is behind another collector must not put its page over what that one wrote: the slot's version is that of before this look.
        await BeCurrentAsync(cancellationToken);
        var added = index.With(slot, commits, seenAt);
        var clear = OperationalFields.None.With(SyncField.RepositoryId, _repository)
            .With(SyncField.Commits, added.Slots[slot].Count).With(SyncField.From, added.Slots[slot].From).With(SyncField.To, added.Slots[slot].To);
        await WriteAsync(KeyOf(slot), version, clear, bytes, cancellationToken);
        return added;
    }

    async Task<(long Version, IReadOnlyList<SyncedCommit> Commits)> ReadAsync(CommitIndex index, int slot, CancellationToken cancellationToken)
    {
        var reading = await _state.GetAsync(KeyOf(slot), cancellationToken);
        var content = reading.Value is { } value ? SealedJson.Read<SlotContent>(value.Sealed) : null;
        var count = index.Slots[slot].Count;
        if (content is not null && content.Generation == History.Generation && content.Commits.Count >= count)
            return (reading.Version, [.. content.Commits.Take(count)]);
        // Either another collector has begun anew, or the slot is lost: expired, or sealed under a key that is gone. A set with a hole is none.
        await BeCurrentAsync(cancellationToken);
        await SaveAsync(History.Dropped(), cancellationToken);
        throw new SyncConflictException(isKept: true);
    }

    /// <summary>Learns the version of what was saved.</summary>
    /// <exception cref="SyncConflictException">It is not what is there now.</exception>
    async Task BeCurrentAsync(CancellationToken cancellationToken)
    {
        var reading = await _state.GetAsync(Key, cancellationToken);
        var isSame = reading.Value is { } value ? value.Sealed.Span.SequenceEqual(_saved.Span) : _saved.IsEmpty && reading.Version == _version;
        if (!isSame) throw new SyncConflictException(isKept: true);
        _version = reading.Version;
    }

    async Task WriteAsync(StateKey key, long version, OperationalFields clear, byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > StateLimits.SealedBytes) throw new SyncConflictException(isKept: false);
        var write = await _state.CompareAndSetAsync(key, version, new(clear, bytes), StateLimits.LongestRetention, cancellationToken);
        if (write != StateWrite.Written) throw new SyncConflictException(isKept: write == StateWrite.Changed);
    }

    sealed record SlotContent(long Generation, IReadOnlyList<SyncedCommit> Commits);
}
