using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Configuration;
using Rca.Core.Manifests;
using Rca.Pipeline.Commands;
using Rca.Pipeline.Doors;

namespace Rca.Pipeline.TestAlerts;

/// <summary>Sends an alert to a service and waits for what comes of it, as its sender and a reader would.</summary>
/// <param name="http">What asks.</param>
/// <param name="intake">Where alerts are reported.</param>
/// <param name="reading">Where manifests are read.</param>
/// <param name="reportToken">The token for reporting; null sends none.</param>
/// <param name="readToken">The token for reading; null sends none.</param>
/// <param name="clock">Time.</param>
sealed class AlertTrial(HttpClient http, Uri intake, Uri reading, SecretReference? reportToken, SecretReference? readToken, TimeProvider clock)
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>Reports it.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="format">One of <see cref="TestAlert.Formats"/>.</param>
    /// <param name="signing">What PagerDuty would sign with; null sends no signature.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">It was not taken; the message says why, and what to do.</exception>
    public async Task<ReportAnswer> ReportAsync(TestAlert alert, string format, SecretReference? signing, CancellationToken cancellationToken)
    {
        var body = alert.Body(format);
        using var request = Request(HttpMethod.Post, intake, format is "plain" ? "/api/v1/incidents" : $"/api/v1/alerts/{format}", reportToken);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(TestAlert.Formats[format]) } };
        if (signing is not null)
            request.Headers.Add(PagerDutySignature.Header, "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signing.Read()), body)));
        using var answer = await SendAsync(request, intake, cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new BadInputException(await RefusalAsync(answer, intake, "--report-token", cancellationToken));
        return await ReadAsync<ReportAnswer>(answer, intake, cancellationToken);
    }

    /// <summary>Waits for the manifest.</summary>
    /// <returns>Null when there is none in time.</returns>
    /// <exception cref="BadInputException">It may not be read; the message says why, and what to do.</exception>
    public async Task<Manifest?> WaitAsync(string incidentId, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            using var request = Request(HttpMethod.Get, reading, $"/api/v1/incidents/{incidentId}/manifest", readToken);
            using var answer = await SendAsync(request, reading, cancellationToken);
            if (answer.IsSuccessStatusCode) return await ReadAsync<Manifest>(answer, reading, cancellationToken);
            // Not there is how it is until it is sealed.
            if (answer.StatusCode != HttpStatusCode.NotFound) throw new BadInputException(await RefusalAsync(answer, reading, "--read-token", cancellationToken));
            if (clock.GetElapsedTime(began) > patience) return null;
            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    static HttpRequestMessage Request(HttpMethod method, Uri service, string path, SecretReference? token)
    {
        var request = new HttpRequestMessage(method, new Uri(service, path));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Read());
        return request;
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Uri service, CancellationToken cancellationToken)
    {
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

    static async Task<T> ReadAsync<T>(HttpResponseMessage answer, Uri service, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(cancellationToken), WireJson.Options) ?? throw NoService(service);
        }
        catch (JsonException)
        {
            throw NoService(service);
        }
    }

    static BadInputException NoService(Uri service) => new($"{service}: what answers there is no rca of this version: is the address right?");

    static async Task<string> RefusalAsync(HttpResponseMessage answer, Uri service, string option, CancellationToken cancellationToken) => answer.StatusCode switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"{service}: it does not take the token: give the one of its configuration with {option}",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => $"{service}: there is no such door: is this the address of an rca, without a path?",
        var status => $"{service}: answered {((int)status).ToString(CultureInfo.InvariantCulture)}{await DetailAsync(answer, cancellationToken)}",
    };

    static async Task<string> DetailAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json") return "";
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        return problem.RootElement.TryGetProperty("detail", out var detail) ? $": {detail.GetString()}" : "";
    }
}
