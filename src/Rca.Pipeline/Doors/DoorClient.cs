using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Pipeline.Commands;

namespace Rca.Pipeline.Doors;

/// <summary>Asks the doors of a service, with one token, and says in words why it was not answered.</summary>
/// <param name="http">What asks.</param>
/// <param name="service">The address of the service.</param>
/// <param name="token">The token; null sends none.</param>
/// <param name="option">The option that the token was given with.</param>
sealed class DoorClient(HttpClient http, Uri service, SecretReference? token, string option)
{
    /// <exception cref="BadInputException">Nothing answers there.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(service, path)) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Read());
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new BadInputException($"{service}: nothing answers there: is 'rca all' (or 'rca intake') running, and is this the address of its doors.listen?");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BadInputException($"{service}: no answer within {http.Timeout.TotalSeconds} s: is this the address of an rca, and does nothing between drop what is sent?");
        }
    }

    /// <exception cref="BadInputException">It is something else.</exception>
    public async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(cancellationToken), WireJson.Options) ?? throw NoService();
        }
        catch (JsonException)
        {
            throw NoService();
        }
    }

    /// <summary>Why an answer is none, and what to do.</summary>
    public async Task<BadInputException> RefusalAsync(HttpResponseMessage answer, CancellationToken cancellationToken) => new(answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{service}: it does not take the token: give the one of its configuration with {option}",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => $"{service}: there is no such door: is this the address of an rca, without a path?",
        var status => $"{service}: answered {((int)status).ToString(CultureInfo.InvariantCulture)}: {await DetailAsync(answer, cancellationToken) ?? "no rca of this version"}",
    });

    /// <summary>What the service itself says of a problem; null when it says nothing.</summary>
    public static async Task<string?> DetailAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json") return null;
        try
        {
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            var detail = problem.RootElement.GetProperty("detail").GetString();
            return problem.RootElement.TryGetProperty("field", out var field) && field.GetString() is { Length: > 0 } name ? $"{name}: {detail}" : detail;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    BadInputException NoService() => new($"{service}: what answers there is no rca of this version: is the address right?");
}
