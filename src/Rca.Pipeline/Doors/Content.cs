using Microsoft.Net.Http.Headers;
using Rca.Core;

namespace Rca.Pipeline.Doors;

/// <summary>Bytes with their digest as entity tag: who has them already is told so, and a part of them may be asked for.</summary>
static class Content
{
    /// <param name="context">The request.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="type">Their media type.</param>
    /// <param name="isForGood">Whether the address will never have other bytes.</param>
    public static IResult Of(HttpContext context, byte[] bytes, string type, bool isForGood = false)
    {
        context.Response.Headers.CacheControl = isForGood ? "private, max-age=31536000, immutable" : "private, no-cache";
        return Results.Bytes(bytes, type, enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{Identity.Sha256(bytes)}\""));
    }
}
