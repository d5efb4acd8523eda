using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Messaging;
using Rca.Core.Signing;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.UnitTests.Core.Signing;

public sealed class SignedCommandHandlerTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);
    static readonly CollectEvidence Command = new("cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string>(), new Window(Now, Now), 1000, Now.AddSeconds(45));
    readonly FakeTimeProvider _clock = new(Now);
    readonly Inner _inner = new();

    [Fact]
    public async Task Command_of_the_planner_for_an_own_source_is_handed_on()
    {
        await HandleAsync(Sign(Keys.Planner, Command));
        Assert.Equal("cmd-1", Assert.Single(_inner.Commands).CommandId);
    }

    [Fact]
    public async Task Command_of_anyone_else_or_for_another_source_is_rejected()
    {
        await RejectAsync(Rejection.KeyUnknown, Sign(Keys.Redactor, Command));
        await RejectAsync(Rejection.KeyUnknown, Sign(Keys.Sources["prod"], Command));
        await RejectAsync(Rejection.SourceUnknown, Sign(Keys.Planner, Command with { Source = "other" }));
        await RejectAsync(Rejection.Mismatch, Sign(Keys.Planner, Command with { Source = "other" }) with { Source = "prod" });
    }

    [Fact]
    public async Task Old_command_is_rejected_once_its_deadline_is_past_by_any_hosts_clock()
    {
        _clock.Advance(TimeSpan.FromSeconds(45) + SignedCommandHandler.ClockTolerance);
        await HandleAsync(Sign(Keys.Planner, Command));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await RejectAsync(Rejection.Expired, Sign(Keys.Planner, Command));
    }

    async Task RejectAsync(Rejection why, SignedCommand message)
    {
        var before = _inner.Commands.Count;
        Assert.Equal(why, (await Assert.ThrowsAsync<RejectedException>(() => HandleAsync(message))).Why);
        Assert.Equal(before, _inner.Commands.Count);
    }

    async Task HandleAsync(SignedCommand message) =>
        await new SignedCommandHandler(new MessageVerifier([Keys.Planner.PublicKey]), new HashSet<string>(StringComparer.Ordinal) { "prod" }, _inner, _clock)
            .HandleAsync(message, TestContext.Current.CancellationToken);

    static SignedCommand Sign(SigningKey key, CollectEvidence command) => new MessageSigner(key).Sign(command);

    sealed class Inner : IMessageHandler<CollectEvidence>
    {
        public List<CollectEvidence> Commands { get; } = [];

        public Task HandleAsync(CollectEvidence message, CancellationToken cancellationToken)
        {
            Commands.Add(message);
            return Task.CompletedTask;
        }
    }
}
