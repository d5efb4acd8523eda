using Rca.Redaction.Rules;
using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>Each anchor over and over, alone and with what follows it: quadratic work would take an hour, so the bound may be generous.</summary>
public sealed class VendorLinearTimeTests
{
    const int Length = 1 << 17;

    public static TheoryData<string> Tails => ["", ".", " ", "a", "A0"];

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Tails))]
    public Task Anchor_repeated_is_scanned(string tail) => Task.Run(() =>
    {
        foreach (var row in VendorTokens.Rows)
            VendorSample.Hits(Engines.Repeat(row.Anchor + tail, Length));
    }, TestContext.Current.CancellationToken);

    [Fact(Timeout = 60_000)]
    public async Task Half_a_run_of_anchors_and_half_a_run_of_stops_is_scanned()
    {
        var text = Engines.Repeat("hvs.glpat-", 1 << 20) + new string('.', 1 << 20);

        var hits = await Task.Run(() => VendorSample.Hits(text), TestContext.Current.CancellationToken);

        Assert.NotEmpty(hits);
    }
}
