using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

/// <summary>A connector with everything around it, by a clock that a test moves.</summary>
static class Wrapper
{
    public static Collection Of(IConnector connector, TimeProvider clock, CollectionBudget? budget = null, SourceLimits? limits = null)
    {
        var configuration = Planning.Routes.Configuration().Sources["prod"] with { Limits = limits ?? SourceLimits.Default };
        return Collection.Of(new CollectedSource(configuration, connector), budget ?? new CollectionBudget(), clock, () => 0.5);
    }

    public static CollectEvidence Command(TimeSpan timeBudget) => new(
        "cmd-1", "plan-1", "inc-1", "prod", "kube.pods", new Dictionary<string, string> { ["namespace"] = "shop" },
        new Window(FakeConnector.Now.AddHours(-1), FakeConnector.Now), (int)timeBudget.TotalMilliseconds, FakeConnector.Now.AddMinutes(1));

    public static Task NowhereAsync(CapturedEvidenceItem item, int size) => Task.CompletedTask;

    /// <summary>Lets time pass until something has ended.</summary>
    public static async Task AdvanceUntilAsync(this FakeTimeProvider clock, Task ended, int stepMs = 50)
    {
        while (await Task.WhenAny(ended, Task.Delay(1, TestContext.Current.CancellationToken)) != ended) clock.Advance(TimeSpan.FromMilliseconds(stepMs));
    }
}
