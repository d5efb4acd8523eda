using Microsoft.AspNetCore.Http.Features;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Doors;

/// <summary>Reads a bounded JSON body.</summary>
static class BodyReader
{
    /// <summary>The largest body, in bytes. Alertmanager's webhook with a thousand alerts of 2 KiB stays below it.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        // A page in a browser cannot send this type to another origin without being asked first.
        if (!context.Request.HasJsonContentType()) throw new IntakeException(415, "", "expected Content-Type: application/json");
        if (context.Request.ContentLength > MaximumBytes) throw TooLarge();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaximumBytes;
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            throw e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge()
                : new IntakeException(e.StatusCode, "", "the body ended early or came too slowly");
        }

        return body.ToArray();
    }

    static IntakeException TooLarge() => new(413, "", $"the body is larger than {MaximumBytes} bytes");
}
