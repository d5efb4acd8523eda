using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Rca.Bus.Administration;

/// <summary>RabbitMQ's management API, for what AMQP does not tell.</summary>
sealed class ManagementApi(Uri root, Uri broker) : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>How many messages of each queue are being worked on, as of some seconds ago; null when it does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, long>?> FindUnacknowledgedAsync(CancellationToken cancellationToken)
    {
        // What amqp://host/ names is the virtual host "/".
        var virtualHost = broker.AbsolutePath.Length > 1 ? broker.AbsolutePath[1..] : "%2F";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, $"/api/queues/{virtualHost}?columns=name,messages_unacknowledged"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.UserInfo))));
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode) return null;
            var queues = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return queues.EnumerateArray().Where(q => q.TryGetProperty("messages_unacknowledged", out _))
                .ToDictionary(q => q.GetProperty("name").GetString()!, q => q.GetProperty("messages_unacknowledged").GetInt64(), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
