using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Rca.IntegrationTests.EndToEnd;
using Rca.UnitTests.Testing;
using Xunit;

namespace Rca.IntegrationTests.Report;

/// <summary>The report of <c>rca report</c> as a person sees it: in Chromium, as a file, offline. Its pictures stay under artifacts/report.</summary>
public sealed class ReportBrowserTests : IAsyncLifetime
{
    readonly Scratch _scratch = new();
    IPlaywright _playwright = null!;
    IBrowser _browser = null!;
    string _report = "";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _report = _scratch.Path("report.html");
        var incident = Incidents.WriteTo(Incidents.WithHostileText(), Directory.CreateDirectory(_scratch.Path("incident")).FullName);
        var (exit, output, errors) = await RcaProcess.RunAsync(["report", incident, "-o", _report], Ct);
        Assert.True(exit == 0, output + errors);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path(), Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(820, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Report_has_no_error_asks_nobody_runs_nothing_hostile_and_is_accessible(int width, ColorScheme scheme)
    {
        await using var context = await _browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var (said, asked) = (new List<string>(), new List<string>());
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.Dialog += (_, dialog) => said.Add(dialog.Message);
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(_report).AbsoluteUri);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Chromium.Picture($"report-{width}-{scheme}.png".ToLowerInvariant()), FullPage = true });

        Assert.Empty(said);
        Assert.Equal([new Uri(_report).AbsoluteUri], asked);
        Assert.False(await page.EvaluateAsync<bool>("() => 'hacked' in window"));
        Assert.Equal(0, await page.Locator("img, iframe, object, embed, form, link").CountAsync());
        // Only what is meant to scroll sideways does.
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));

        foreach (var folded in await page.Locator("details").AllAsync()) await folded.EvaluateAsync("d => d.open = true");
        Assert.Empty((await page.RunAxe()).Violations.Select(Words));
        Assert.Equal([new Uri(_report).AbsoluteUri], asked);
    }

    [Fact]
    public async Task Timeline_is_widened_by_keyboard_and_links_open_what_they_lead_to()
    {
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(new Uri(_report).AbsoluteUri);
        var before = (await page.Locator("#time svg").First.BoundingBoxAsync())!.Width;
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "×4" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.InRange((await page.Locator("#time svg").First.BoundingBoxAsync())!.Width, before * 3.9, before * 4.1);
        Assert.Equal("true", await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "×4" }).GetAttributeAsync("aria-pressed"));

        var link = page.Locator("td.source a").First;
        var target = (await link.GetAttributeAsync("href"))!;
        await link.ClickAsync();
        await page.WaitForFunctionAsync("id => document.querySelector(id).open", target);
    }

    [Fact]
    public async Task Report_of_ten_thousand_items_is_painted()
    {
        var incident = Incidents.WriteTo(Incidents.WithItems(10_000, 400), Directory.CreateDirectory(_scratch.Path("many")).FullName);
        var report = _scratch.Path("many.html");
        Assert.Equal(0, (await RcaProcess.RunAsync(["report", incident, "-o", report], Ct)).Exit);
        Assert.InRange(new FileInfo(report).Length, 1_000_000, 5_000_000);
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(new Uri(report).AbsoluteUri);
        var paint = await page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        TestContext.Current.SendDiagnosticMessage($"first paint after {paint} ms");
        Assert.True(paint > 0);
    }

    static string Words(AxeResultItem violation) => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(n => n.Html))}";
}
