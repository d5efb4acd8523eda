using k8s.Models;
using Rca.Connectors.Kubernetes.Capabilities.Reading;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting;

namespace Rca.Connectors.Kubernetes.Capabilities.Events;

/// <summary>The occurrences of one reason about one object. Of their messages the newest are kept.</summary>
sealed class EventGroup(string? type, string? reason, V1ObjectReference? about)
{
    const int MaximumMessages = 5;

    // Messages with a number in them differ each time: beyond this their number is a lower bound.
    const int MaximumDifferent = 200;

    readonly Dictionary<string, DateTimeOffset?> _messages = new(StringComparer.Ordinal);
    DateTimeOffset? _first, _last;
    double _count;
    bool _isCut;

    public void Add(EventTimes times, string? message)
    {
        _count += times.Count;
        if (_first is null || times.First < _first) _first = times.First;
        if (_last is null || times.Last > _last) _last = times.Last;
        if (string.IsNullOrEmpty(message)) return;
        _messages[message] = Times.Latest(_messages.GetValueOrDefault(message), times.Last);
        if (_messages.Count <= MaximumDifferent) return;
        _messages.Remove(Newest().Last());
        _isCut = true;
    }

    public ClusterEvent Describe(string inNamespace, Window window)
    {
        var known = ClosedWord.Of(reason, EventReason.Other, EventReason.Other);
        return new ClusterEvent(
            inNamespace,
            ClosedWord.Of(about?.Kind, EventObject.Other, EventObject.Other),
            about?.Name ?? "",
            ClosedWord.Of(type, EventType.Other, EventType.Other),
            known,
            known == EventReason.Other ? reason : null,
            _first < window.From || _last > window.To ? Quantity.AtMost(_count) : Quantity.Of(_count),
            _first,
            _last,
            [.. Newest().Take(MaximumMessages)],
            _isCut ? Quantity.AtLeast(_messages.Count) : Quantity.Of(_messages.Count));
    }

    IEnumerable<string> Newest() => _messages.OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Key);
}
