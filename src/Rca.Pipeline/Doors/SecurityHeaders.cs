namespace Rca.Pipeline.Doors;

/// <summary>
/// What every answer tells a browser, an error's too: keep nothing, guess nothing, run nothing, frame nothing. What an answer says itself counts.
/// </summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, for an answer that failed is cleared of its headers.
        context.Response.OnStarting(static response =>
        {
            var headers = ((HttpResponse)response).Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            headers.TryAdd("Cache-Control", "private, no-store");
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
