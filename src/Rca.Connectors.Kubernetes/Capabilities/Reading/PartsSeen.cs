using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Reading;

/// <summary>
/// The parts of a capability that has several: one that may not be read, or that the server lacks, is said and keeps no other from being read.
/// </summary>
sealed class PartsSeen
{
    readonly List<(EvidencePart Part, SourceFailureException Failure)> _unseen = [];
    bool _any;

    /// <summary>Hands every item on as it comes; false when the part cannot be seen.</summary>
    public async Task<bool> TryAsync<T>(EvidencePart part, IAsyncEnumerable<T> items, Action<T> keep, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken)) keep(item);
            return _any = true;
        }
        catch (SourceFailureException failure) when (failure.Permission is not null || failure.Outcome == Outcome.Unsupported)
        {
            _unseen.Add((part, failure));
            return false;
        }
    }

    /// <summary>The items of a part; null when it cannot be seen.</summary>
    public async Task<IReadOnlyList<T>?> ListAsync<T>(EvidencePart part, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        var kept = new List<T>();
        return await TryAsync(part, items, kept.Add, cancellationToken) ? kept : null;
    }

    /// <exception cref="SourceFailureException">No part could be seen: a missing right, where there is one, else what the server lacks.</exception>
    public void ExpectAny()
    {
        if (_any || _unseen.Count == 0) return;
        throw _unseen.Select(u => u.Failure).OrderBy(f => f.Permission is null).First();
    }

    /// <summary>What could not be seen; null when everything could.</summary>
    public NotSeen? Describe(string inNamespace) => _unseen.Count == 0 ? null : new NotSeen(inNamespace, [.. _unseen.Select(u =>
        new PartNotSeen(u.Part, u.Failure.Permission is null ? NotSeenReason.NotServed : NotSeenReason.NotPermitted))]);

    /// <summary>Why the numbers of a part are not known.</summary>
    public UnknownReason WhyNot(EvidencePart part) =>
        _unseen.Exists(u => u.Part == part && u.Failure.Permission is null) ? UnknownReason.NotSupported : UnknownReason.NotPermitted;
}
