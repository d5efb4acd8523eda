using Rca.Contracts;
using Rca.Core.Stores;

namespace Rca.Pipeline.Doors;

/// <summary>Errors of the doors as problem+json (RFC 9457). They name the field at fault and never repeat what was sent.</summary>
static class Problems
{
    public static IResult Of(int status, string title, string detail, string? field = null) => Results.Problem(
        detail,
        statusCode: status,
        title: title,
        extensions: field is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["field"] = field });

    /// <summary>That a manifest was here and was deleted.</summary>
    public static IResult Gone(Tombstone tombstone) => Of(
        410, "deleted",
        $"its manifest was deleted at {UtcTimeJsonConverter.Format(tombstone.DeletedAt)}: "
        + (tombstone.Why == DeletionReason.Age ? "it had been kept as long as store.keepDays says" : "the store was larger than store.keepMiB says, and it was the oldest"));

    /// <summary>That something this service needs is away: the sender should try again.</summary>
    public static IResult Busy(HttpContext context, string detail)
    {
        context.Response.Headers.RetryAfter = "5";
        return Of(503, "not now", detail);
    }
}
