using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Rca.Contracts;
using Rca.Core.Manifests;
using Xunit;

namespace Rca.IntegrationTests.EndToEnd;

/// <summary>A running <c>rca all</c> and a client of its doors. Its state stays in the folder of the test.</summary>
sealed class Service : IAsyncDisposable
{
    public const string Doors = """
        doors:
          listen: http://127.0.0.1:0
        store:
          stateDirectory: state
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    Service(RcaProcess process, HttpClient client) => (Process, Client) = (process, client);

    public RcaProcess Process { get; }

    public HttpClient Client { get; }

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Service> StartAsync(Scratch scratch, string yaml, IReadOnlyDictionary<string, string> environment, string program = "rca")
    {
        var process = RcaProcess.Start(["all", "--config", scratch.Write("rca.yaml", yaml)], environment, program);
        try
        {
            return new Service(process, new HttpClient { BaseAddress = await process.AddressAsync(Ct), Timeout = Patience });
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public Task<HttpResponseMessage> PostAsync(string door, string body, string type = "application/json", string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, door) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Client.SendAsync(request, Ct);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Client.SendAsync(request, Ct);
    }

    /// <summary>Posts a report that must be accepted, and says the incident's id.</summary>
    public async Task<string> ReportAsync(string body, string door = "/api/v1/incidents", string? token = null)
    {
        using var answer = await PostAsync(door, body, token: token);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, text);
        using var accepted = JsonDocument.Parse(text);
        var incident = Assert.Single(accepted.RootElement.GetProperty("incidents").EnumerateArray());
        var id = incident.GetProperty("incidentId").GetString()!;
        Assert.Equal($"/api/v1/incidents/{id}/manifest", incident.GetProperty("manifest").GetString());
        return id;
    }

    /// <summary>Waits for the manifest as a client would, and checks its root.</summary>
    public async Task<(string Document, Manifest Manifest)> ManifestAsync(string id, string? token = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            using var answer = await GetAsync($"/api/v1/incidents/{id}/manifest", token);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                ManifestFolder.VerifyRoot(text);
                return (text, JsonSerializer.Deserialize<Manifest>(text, WireJson.Options)!);
            }

            Assert.True(answer.StatusCode == HttpStatusCode.NotFound && answer.Headers.RetryAfter is not null, $"{answer.StatusCode}: {text}");
            await Task.Delay(Poll, TimeProvider.System, patience.Token);
        }
    }

    /// <summary>Every row of the store of a stopped service, as text.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(Scratch scratch, string sql)
    {
        await using var store = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = scratch.Path("state", "rca.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await store.OpenAsync(Ct);
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var found = new List<string>();
        while (await rows.ReadAsync(Ct)) found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "" : rows.GetString(i))));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
