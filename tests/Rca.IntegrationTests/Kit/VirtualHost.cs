using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Rca.Testing;

namespace Rca.IntegrationTests.Kit;

/// <summary>A virtual host of the shared broker for one test: exchanges and queues of its own.</summary>
static class VirtualHost
{
    /// <returns>Its address; the default virtual host's where nobody told us the management API.</returns>
    public static async Task<Uri> CreateAsync(RabbitMqServer broker, CancellationToken ct)
    {
        if (broker.Management is not { } management) return broker.Address;
        var account = Uri.UnescapeDataString(broker.Address.UserInfo);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(account)));
        var name = $"kit-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        await PutAsync($"/api/vhosts/{name}", new { });
        await PutAsync($"/api/permissions/{name}/{Uri.EscapeDataString(account.Split(':')[0])}", new { configure = ".*", write = ".*", read = ".*" });
        return new Uri(broker.Address, "/" + name);

        async Task PutAsync(string path, object body)
        {
            using var answer = await http.PutAsJsonAsync(new Uri(management, path), body, ct);
            answer.EnsureSuccessStatusCode();
        }
    }
}
