using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Core.Signing;

/// <summary>What stands before a collector: hands on the planner's commands for its own sources, while they are worth carrying out.</summary>
/// <param name="planner">Verifies commands.</param>
/// <param name="sources">The sources of this process.</param>
/// <param name="inner">The collector.</param>
/// <param name="clock">Time.</param>
public sealed class SignedCommandHandler(
    MessageVerifier planner, IReadOnlySet<string> sources, IMessageHandler<CollectEvidence> inner, TimeProvider clock) : IMessageHandler<SignedCommand>
{
    /// <summary>How much later than the store's clock this host's may be. The broker expires commands by its own; this keeps old ones from being replayed.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public Task HandleAsync(SignedCommand message, CancellationToken cancellationToken) => inner.HandleAsync(Open(message), cancellationToken);

    /// <inheritdoc/>
    public Task GiveUpAsync(SignedCommand message, CancellationToken cancellationToken) => inner.GiveUpAsync(Open(message), cancellationToken);

    CollectEvidence Open(SignedCommand message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!sources.Contains(message.Source)) throw new RejectedException(Rejection.SourceUnknown, "the command is for a source that this collector does not have");
        var command = planner.Open(message);
        if (clock.GetUtcNow() - command.Deadline > ClockTolerance) throw new RejectedException(Rejection.Expired, "the deadline of the command is past");
        return command;
    }
}
