using System.Text.Json;
using Rca.Connectors.Kubernetes.Digests;
using Rca.Connectors.Kubernetes.Evidence;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.Kubernetes.Capabilities.Config;

/// <summary>
/// What earlier collections saw of a ConfigMap, by digests. The value before the present one is remembered too, so that a second collection of the same
/// incident still says what changed. In clear there is a time; names and digests are sealed.
/// </summary>
sealed class SeenValues(ISourceState state, string inNamespace, string name, TimeProvider clock)
{
    static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    readonly StateKey _key = StateKey.Of("config-map", inNamespace, name);

    /// <summary>Compares digests with those that were seen before, and remembers them.</summary>
    public async Task<Comparison> CompareAsync(IReadOnlyDictionary<string, string> now, CancellationToken cancellationToken)
    {
        var kept = await state.GetAsync(_key, cancellationToken);
        var before = kept.Value is { } value ? Read(value.Sealed.Span) : null;
        var (at, moment) = (before is null ? null : kept.Value?.Clear.Time(SeenField.At), clock.GetUtcNow());
        var seen = now.ToDictionary(n => n.Key, n => Follow(before?.GetValueOrDefault(n.Key), n.Value, before is not null, at, moment), StringComparer.Ordinal);
        await RememberAsync(kept.Version, seen, moment, cancellationToken);
        return new Comparison(
            at,
            [.. seen.OrderBy(s => s.Value.Change is ValueChange.Same or ValueChange.FirstSeen).ThenBy(s => s.Key, StringComparer.Ordinal)
                .Select(s => new ConfigKey(s.Key, s.Value.Change, s.Value.Digest, s.Value.Since, s.Value.Before, s.Value.BeforeAt))],
            [.. (before ?? []).Keys.Except(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    static Seen Follow(Seen? before, string digest, bool isMapKnown, DateTimeOffset? at, DateTimeOffset moment)
    {
        if (before is null) return new Seen(digest, moment, isMapKnown ? ValueChange.Added : ValueChange.FirstSeen, null, isMapKnown ? at : null);
        return DigestKey.AreEqual(before.Digest, digest) switch
        {
            true => before.Change == ValueChange.FirstSeen ? before with { Change = ValueChange.Same } : before,
            false => new Seen(digest, moment, ValueChange.Changed, before.Digest, at),
            null => new Seen(digest, moment, ValueChange.KeyRotated, null, null),
        };
    }

    async Task RememberAsync(long version, Dictionary<string, Seen> seen, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var sealedPart = JsonSerializer.SerializeToUtf8Bytes(seen);
        // One too large to be remembered is compared with nothing the next time either: it says FirstSeen.
        if (sealedPart.Length > StateLimits.SealedBytes) return;
        await state.CompareAndSetAsync(_key, version, new StateValue(OperationalFields.None.With(SeenField.At, moment), sealedPart),
            Retention, cancellationToken);
    }

    static Dictionary<string, Seen>? Read(ReadOnlySpan<byte> sealedPart)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Seen>>(sealedPart);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    enum SeenField
    {
        At,
    }

    sealed record Seen(string Digest, DateTimeOffset Since, ValueChange Change, string? Before, DateTimeOffset? BeforeAt);
}
