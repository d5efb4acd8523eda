using System.Data.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace Rca.Pipeline.Doors;

/// <summary>What no door answered, or failed to, is a problem+json too; a fault is named by its type alone, in the log alone.</summary>
sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Log.Failed(logger, e.GetType().Name);
            context.Response.Clear();
            await (e is DbException { IsTransient: true }
                ? Problems.Busy(context, "the store cannot be reached now: send it again")
                : Problems.Of(500, "a fault of rca", "the request could not be answered: send it again")).ExecuteAsync(context);
            return;
        }

        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
            await Problems.Of(response.StatusCode, ReasonPhrases.GetReasonPhrase(response.StatusCode), "no door of this service answers that")
                .ExecuteAsync(context);
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "a request failed with {Fault}")]
        public static partial void Failed(ILogger logger, string fault);
    }
}
