using System.Collections.Concurrent;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Pipeline.Replaying;

/// <summary>Keeps what collectors sent, still sealed, on its way to the redactor.</summary>
sealed class CapturedTape
{
    readonly ConcurrentQueue<CapturedEvidence> _messages = new();

    /// <summary>What came so far, each once.</summary>
    public IReadOnlyList<CapturedEvidence> Messages => [.. _messages.DistinctBy(m => (m.CommandId, m.Attempt, m.Sequence))];

    /// <summary>A handler that keeps each message, then hands it on.</summary>
    public IMessageHandler<CapturedEvidence> Before(IMessageHandler<CapturedEvidence> next) => new Handler(this, next);

    sealed class Handler(CapturedTape tape, IMessageHandler<CapturedEvidence> next) : IMessageHandler<CapturedEvidence>
    {
        public Task HandleAsync(CapturedEvidence message, CancellationToken cancellationToken)
        {
            tape._messages.Enqueue(message);
            return next.HandleAsync(message, cancellationToken);
        }

        public Task GiveUpAsync(CapturedEvidence message, CancellationToken cancellationToken) => next.GiveUpAsync(message, cancellationToken);
    }
}
