using System.Net;
using Microsoft.Extensions.Time.Testing;
using Rca.Contracts;
using Rca.Core.Collecting;
using Xunit;

namespace Rca.UnitTests.Core.Collecting;

public sealed class LedgerHandlerTests
{
    const string Token = "eyJjb250aW51ZSI6IlNZTlRIRVRJQyJ9";

    [Theory]
    [InlineData("limit=5&labelSelector=app%3Dx", "limit=5&labelSelector=app%3Dx")]
    [InlineData("limit=5&continue=" + Token, "limit=5&continue=…")]
    [InlineData("access_token=" + Token, "access_token=…")]
    [InlineData("LIMIT=" + Token, "LIMIT=…")]
    [InlineData(Token, "…")]
    [InlineData(Token + "=limit", "…")]
    [InlineData("a%3Db=" + Token, "…")]
    [InlineData("limit", "limit")]
    [InlineData("&=", "…&…")]
    [InlineData("", null)]
    public async Task Query_shows_the_values_of_declared_parameters_alone(string query, string? shown)
    {
        var ledger = new Ledger();
        await SendAsync(ledger, new ByteArrayContent([1, 2, 3]), $"http://s.example/a/b?{query}");
        Assert.Equal([new LedgerEntry("GET", "/a/b", "200", 3, 0, shown)], ledger.Entries);
    }

    [Fact]
    public async Task Nothing_of_a_query_is_shown_where_nothing_is_declared()
    {
        var ledger = new Ledger();
        await SendAsync(ledger, new ByteArrayContent([]), "http://s.example/?limit=5", shown: null);
        Assert.Equal("limit=…", Assert.Single(ledger.Entries).Selector);
    }

    [Fact]
    public async Task Answer_that_breaks_off_is_lost_with_the_bytes_that_came()
    {
        var ledger = new Ledger();
        await Assert.ThrowsAsync<IOException>(() => SendAsync(ledger, new StreamContent(new Dripping(new IOException("cut")))));
        Assert.Equal(("lost", 10L), (Assert.Single(ledger.Entries).Status, ledger.Entries[0].Bytes));
        Assert.Equal(0, ledger.Answered);
    }

    [Fact]
    public async Task Request_that_is_cancelled_half_way_is_lost()
    {
        using var cancelled = new CancellationTokenSource();
        var ledger = new Ledger();
        var sending = SendAsync(ledger, new StreamContent(new Dripping(failure: null)), cancellation: cancelled.Token);
        Assert.Equal("lost", Assert.Single(ledger.Entries).Status);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal("lost", Assert.Single(ledger.Entries).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_beyond_the_bound_is_lost_and_not_kept(bool saysItsLength)
    {
        var body = new byte[LedgerHandler.MaximumBody + 1];
        HttpContent content = saysItsLength ? new ByteArrayContent(body) : new StreamContent(new Unseekable(body));
        var ledger = new Ledger();
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(ledger, content));
        Assert.Equal(HttpRequestError.ConfigurationLimitExceeded, failure.HttpRequestError);
        Assert.Equal("lost", Assert.Single(ledger.Entries).Status);
    }

    [Fact]
    public async Task Request_beyond_the_budget_is_not_sent()
    {
        var ledger = new Ledger(1);
        await SendAsync(ledger, new ByteArrayContent([]));
        var sent = false;
        using var client = new HttpMessageInvoker(new LedgerHandler(ledger, new FakeTimeProvider()) { InnerHandler = new Answering(() =>
        {
            sent = true;
            return new ByteArrayContent([]);
        }) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://s.example/");
        await Assert.ThrowsAsync<SourceFailureException>(() => client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.False(sent);
    }

    [Fact]
    public async Task Body_and_headers_reach_the_connector_unchanged()
    {
        var content = new ByteArrayContent([9, 8, 7]);
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        content.Headers.TryAddWithoutValidation("Content-Language", "en");
        using var response = await SendAsync(new Ledger(), content);
        Assert.Equal([9, 8, 7], await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("application/json; charset=utf-8", 3L, "en"),
            (response.Content.Headers.ContentType?.ToString(), response.Content.Headers.ContentLength, response.Content.Headers.ContentLanguage.Single()));
    }

    [Theory]
    [InlineData(null, -5000L, -4001L)]
    [InlineData(30, null, null)]
    public async Task Date_of_an_answer_bounds_the_skew_unless_a_cache_gave_it(int? age, long? atLeast, long? atMost)
    {
        var ledger = new Ledger();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 3, 0, 5, TimeSpan.Zero));
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Headers = { Date = clock.GetUtcNow().AddSeconds(-5), Age = age is { } s ? TimeSpan.FromSeconds(s) : null } };
        using var client = new HttpMessageInvoker(new LedgerHandler(ledger, clock) { InnerHandler = new Responding(response) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://s.example/");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(atLeast is null ? null : new MillisecondRange(atLeast.Value, atMost!.Value), ledger.Skew);
    }

    static Task<HttpResponseMessage> SendAsync(Ledger ledger, HttpContent content, string address = "http://s.example/x", CancellationToken? cancellation = null) =>
        SendAsync(ledger, content, address, ["limit", "labelSelector"], cancellation);

    static async Task<HttpResponseMessage> SendAsync(Ledger ledger, HttpContent content, string address, string[]? shown, CancellationToken? cancellation = null)
    {
        using var client = new HttpMessageInvoker(new LedgerHandler(ledger, new FakeTimeProvider(), shown) { InnerHandler = new Answering(() => content) });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await client.SendAsync(request, cancellation ?? TestContext.Current.CancellationToken);
    }

    sealed class Responding(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(response);
    }

    sealed class Answering(Func<HttpContent> content) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content() });
    }

    /// <summary>Ten bytes, and then a failure, or nothing until it is cancelled.</summary>
    sealed class Dripping(Exception? failure) : MemoryStream
    {
        bool _dripped;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_dripped)
            {
                _dripped = true;
                return 10;
            }

            if (failure is not null) throw failure;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }

    sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
