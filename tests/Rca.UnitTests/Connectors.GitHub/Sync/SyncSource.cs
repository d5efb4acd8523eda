using Microsoft.Extensions.Time.Testing;
using Rca.Connectors.GitHub.Evidence;
using Rca.Contracts;
using Rca.Core.Collecting.State;
using Rca.UnitTests.Connectors.GitHub.World;

namespace Rca.UnitTests.Connectors.GitHub.Sync;

/// <summary>A source that remembers, and the world that it looks at.</summary>
sealed class SyncSource(GitHubWorld world) : IAsyncDisposable
{
    public GitHubWorld World => world;

    public WorldRepository Repository { get; private set; } = world.New();

    public FakeTimeProvider Clock { get; } = new(GitHubSource.Now);

    public MemoryStateStore Store { get; private set; } = new(TimeProvider.System);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public static async Task<SyncSource> StartAsync() => new(await GitHubWorld.StartAsync());

    /// <summary>The commits of the window that ends now.</summary>
    public Task<Collected> CollectAsync(double hours = 10, double hoursAhead = 0, ISourceState? state = null, (string, string)[]? scope = null, string repository = "acme/checkout") =>
        GitHubSource.CollectAsync(
            GitHubSource.Connector(world.Address, repository: repository, state: state ?? Store.State, clock: Clock),
            "github.commits",
            [("repository", repository), .. scope ?? []],
            new Window(Now.AddHours(-hours), Now.AddHours(hoursAhead)));

    /// <summary>A commit some minutes ago, or ahead of the clock.</summary>
    public string Commit(double minutesAgo = 10, string[]? parents = null, string? title = null) => Repository.Commit(Now.AddMinutes(-minutesAgo), parents, title);

    /// <summary>Lets an hour pass, so that nothing is as fresh as the next window, and forgets what was asked.</summary>
    public void Pass(double hours = 1)
    {
        Clock.Advance(TimeSpan.FromHours(hours));
        world.Forget();
    }

    /// <summary>Another world, of which nothing is remembered.</summary>
    public void Restart()
    {
        world.Repositories.Clear();
        world.Fault = _ => null;
        world.Remaining = 1_000_000;
        world.Forget();
        Repository = world.New();
        Store = new MemoryStateStore(TimeProvider.System);
        Clock.Advance(TimeSpan.FromDays(1));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    public static IReadOnlyList<string> Shas(Collected collected) => [.. collected.Items.Select(i => i.Evidence).OfType<CommitEvidence>().Select(c => c.Sha).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<HistoryRewriteEvidence> Rewrites(Collected collected) => [.. collected.Items.Select(i => i.Evidence).OfType<HistoryRewriteEvidence>()];

    /// <summary>What git says is on main and was committed since then.</summary>
    public IReadOnlyList<string> Truth(DateTimeOffset since) => Repository.Head is not { } head
        ? []
        : [.. Repository.From(head).Where(c => c.CommittedAt >= since).Select(c => c.Sha).Order(StringComparer.Ordinal)];
}
