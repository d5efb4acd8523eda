using System.Security.Cryptography;
using System.Text;
using Rca.Core.Collecting.State;

namespace Rca.Connectors.GitHub.Limits;

/// <summary>The quota of a source, of which its collectors tell each other through the state once it becomes scarce.</summary>
sealed class SharedQuota(ISourceState state, int reservePercent, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Retention = TimeSpan.FromHours(2);

    readonly Lock _gate = new();
    byte[] _identity = [];

    public Quota Quota { get; } = new(reservePercent, clock);

    /// <summary>What the others left, of this identity.</summary>
    public async Task LoadAsync(string identity, CancellationToken cancellationToken)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        lock (_gate)
        {
            if (_identity.Length > 0 && !_identity.AsSpan().SequenceEqual(digest)) Quota.Forget();
            _identity = digest;
        }

        foreach (var resource in Enum.GetValues<LimitedResource>())
            if (Read(await state.GetAsync(Key(resource), cancellationToken), digest) is { } standing) Quota.Note(resource, standing);
    }

    /// <summary>Tells the others, when less than half of the hour's requests is left. Who loses a race has told nothing that the winner did not learn at the same time.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in Enum.GetValues<LimitedResource>())
        {
            if (Quota.Find(resource) is not { } standing || standing.Remaining > standing.Limit / 2) continue;
            var reading = await state.GetAsync(Key(resource), cancellationToken);
            if (Read(reading, _identity) is { } kept && kept.With(standing) == kept) continue;
            var clear = OperationalFields.None.With(QuotaField.Limit, standing.Limit).With(QuotaField.Remaining, standing.Remaining).With(QuotaField.Reset, standing.Reset);
            await state.CompareAndSetAsync(Key(resource), reading.Version, new(clear, _identity), Retention, cancellationToken);
        }
    }

    public void Dispose() => Quota.Dispose();

    static StateKey Key(LimitedResource resource) => StateKey.Of("github-quota", $"{resource}");

    static Standing? Read(StateReading reading, ReadOnlySpan<byte> identity) =>
        reading.Value is { } value && value.Sealed.Span.SequenceEqual(identity)
        && value.Clear.Number(QuotaField.Limit) is { } limit && value.Clear.Number(QuotaField.Remaining) is { } remaining && value.Clear.Time(QuotaField.Reset) is { } reset
            ? new Standing(limit, remaining, reset)
            : null;
}
