using Rca.Core.Messaging;

namespace Rca.UnitTests.Testing;

/// <summary>Keeps what is published, as it was before it was signed; fails where a test says so.</summary>
sealed class RecordingPublisher : IMessagePublisher
{
    readonly List<(object Message, Guid Id)> _sent = [];

    public Func<object, Exception?> Failure { get; set; } = static _ => null;

    public IReadOnlyList<(object Message, Guid Id)> Sent
    {
        get
        {
            lock (_sent) return [.. _sent];
        }
    }

    public IReadOnlyList<T> Messages<T>() => [.. Sent.Select(s => s.Message).OfType<T>()];

    public Task PublishAsync<T>(T message, Guid messageId, CancellationToken cancellationToken, TimeSpan? timeToLive = null) where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var unsigned = Keys.Unsigned(message);
        if (Failure(unsigned) is { } failure) return Task.FromException(failure);
        lock (_sent) _sent.Add((unsigned, messageId));
        return Task.CompletedTask;
    }
}
