using Microsoft.AspNetCore.Http.Features;
using Rca.Pipeline.Intake;

namespace Rca.Pipeline.Doors;

/// <summary>Reads a bounded body.</summary>
static class BodyReader
{
    /// <summary>The largest body, in bytes. Alertmanager's webhook with a thousand alerts of 2 KiB stays below it.</summary>
    public const int MaximumBytes = 4 * 1024 * 1024;

    /// <param name="context">The request.</param>
    /// <param name="maximum">The most bytes that are taken.</param>
    /// <exception cref="IntakeException">It is larger, or did not come whole.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int maximum)
    {
        if (context.Request.ContentLength > maximum) throw TooLarge(maximum);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maximum;
        using var body = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException e)
        {
            throw e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(maximum)
                : new IntakeException(e.StatusCode, "", "the body ended early or came too slowly");
        }

        return new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
    }

    static IntakeException TooLarge(int maximum) => new(413, "", $"the body is larger than {maximum} bytes");
}
