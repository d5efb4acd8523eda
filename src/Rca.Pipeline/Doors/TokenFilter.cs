using System.Security.Cryptography;
using System.Text;
using Rca.Core.Configuration;

namespace Rca.Pipeline.Doors;

/// <summary>
/// Lets a request in that bears the token of its door; compared in constant time. Without a configured token the door is open (loopback only).
/// </summary>
sealed class TokenFilter(SecretReference? token) : IEndpointFilter
{
    const string Scheme = "Bearer ";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!Admits(context.HttpContext))
        {
            context.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Of(401, "no valid token", "send 'Authorization: Bearer …' with the token of this door");
        }

        context.HttpContext.Features.Set(token is null ? Caller.Anyone : Name(context.HttpContext));
        return await next(context);
    }

    public bool Admits(HttpContext context) => token is null || Matches(context.Request.Headers.Authorization.ToString(), token.Read());

    static Caller Name(HttpContext context) => new(context.GetEndpoint()!.Metadata.GetRequiredMetadata<DoorToken>().Name);

    // Hashed first, so that not even the length of the token shows in the time.
    static bool Matches(string header, string expected) =>
        header.StartsWith(Scheme, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..])),
            SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
