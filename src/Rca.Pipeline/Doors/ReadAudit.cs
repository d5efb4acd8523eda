namespace Rca.Pipeline.Doors;

/// <summary>
/// Writes down every request to read, whatever became of it: who, from where, what, and the status. Its category and event stay the same, so that it can be
/// routed; it holds no token, and nothing that a caller chose but a name of the form of ours.
/// </summary>
sealed partial class ReadAudit(RequestDelegate next, ILoggerFactory loggers)
{
    public const string Category = "Rca.Audit";
    readonly ILogger _log = loggers.CreateLogger(Category);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<DoorToken>() == DoorToken.Read)
                Log.Read(
                    _log, metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? context.GetEndpoint()!.DisplayName, Subject(context.Request.RouteValues),
                    (context.Features.Get<Caller>() ?? Caller.Nobody).Name, context.Connection.RemoteIpAddress?.ToString(), context.Response.StatusCode);
        }
    }

    static string Subject(RouteValueDictionary values) => (values["id"], values["sha256"]) switch
    {
        (string id, _) when ReadDoor.IsIncident(id) => id,
        (_, string digest) when ReadDoor.IsDigest(digest) => digest,
        (null, null) => "all",
        _ => "unknown",
    };

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Operation} of {Subject} by {Caller} from {Address}: {Status}", EventName = "rca.read")]
        public static partial void Read(ILogger logger, string? operation, string subject, string caller, string? address, int status);
    }
}
