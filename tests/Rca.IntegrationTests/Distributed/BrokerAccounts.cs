using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rca.Testing;
using Xunit;

namespace Rca.IntegrationTests.Distributed;

/// <summary>What <c>rca topology accounts</c> prints, carried out over the management API.</summary>
static partial class BrokerAccounts
{
    /// <returns>The address of the broker for each account.</returns>
    public static async Task<IReadOnlyDictionary<string, Uri>> AddAsync(RabbitMqServer broker, string commands, CancellationToken ct)
    {
        Assert.SkipWhen(broker.Management is null, "the management API of the broker is not known");
        using var http = new HttpClient { BaseAddress = broker.Management };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(broker.Address.UserInfo))));
        var addresses = new Dictionary<string, Uri>(StringComparer.Ordinal);
        foreach (var name in Added().Matches(commands).Select(m => m.Groups[1].Value))
        {
            var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
            await PutAsync($"/api/users/{name}", new { password, tags = "" });
            addresses.Add(name, new UriBuilder(broker.Address) { UserName = name, Password = password }.Uri);
        }

        foreach (var (name, configure, write, read) in Permitted().Matches(commands).Select(m => (m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value, m.Groups[5].Value)))
            await PutAsync($"/api/permissions/%2F/{name}", new { configure, write, read });
        return addresses;

        async Task PutAsync(string path, object body)
        {
            using var answer = await http.PutAsJsonAsync(path, body, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    [GeneratedRegex("^rabbitmqctl add_user (.+)$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Added();

    [GeneratedRegex("^rabbitmqctl set_permissions -p '([^']*)' ([^ ]+) '([^']*)' '([^']*)' '([^']*)'$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Permitted();
}
