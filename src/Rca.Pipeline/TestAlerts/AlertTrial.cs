using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
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
    readonly DoorClient _intake = new(http, intake, reportToken, "--report-token");
    readonly DoorClient _reading = new(http, reading, readToken, "--read-token");

    /// <summary>Reports it.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="format">One of <see cref="TestAlert.Formats"/>.</param>
    /// <param name="signing">What PagerDuty would sign with; null sends no signature.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BadInputException">It was not taken; the message says why, and what to do.</exception>
    public async Task<ReportAnswer> ReportAsync(TestAlert alert, string format, SecretReference? signing, CancellationToken cancellationToken)
    {
        var body = alert.Body(format);
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(TestAlert.Formats[format]) } };
        using var answer = await _intake.SendAsync(
            HttpMethod.Post, format is "plain" ? "/api/v1/incidents" : $"/api/v1/alerts/{format}", content, cancellationToken, Signature(signing, body));
        if (!answer.IsSuccessStatusCode) throw await _intake.RefusalAsync(answer, cancellationToken);
        return await _intake.ReadAsync<ReportAnswer>(answer, cancellationToken);
    }

    /// <summary>Waits for the manifest.</summary>
    /// <returns>Null when there is none in time.</returns>
    /// <exception cref="BadInputException">It may not be read; the message says why, and what to do.</exception>
    public async Task<Manifest?> WaitAsync(string incidentId, TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            using var answer = await _reading.SendAsync(HttpMethod.Get, $"/api/v1/incidents/{incidentId}/manifest", null, cancellationToken);
            if (answer.IsSuccessStatusCode) return await _reading.ReadAsync<Manifest>(answer, cancellationToken);
            // Not there is how it is until it is sealed.
            if (answer.StatusCode != HttpStatusCode.NotFound) throw await _reading.RefusalAsync(answer, cancellationToken);
            if (clock.GetElapsedTime(began) > patience) return null;
            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    static (string Name, string Value)[] Signature(SecretReference? signing, byte[] body) => signing is null
        ? []
        : [(PagerDutySignature.Header, "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signing.Read()), body)))];
}
