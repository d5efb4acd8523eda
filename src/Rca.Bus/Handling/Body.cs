using System.Text.Json;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus.Handling;

/// <summary>The message in a body.</summary>
static class Body
{
    /// <exception cref="RejectedException">There is none.</exception>
    public static T Read<T>(RawMessage message) where T : class
    {
        if (message is T raw) return raw;
        try
        {
            return JsonSerializer.Deserialize<T>(message.Body.Span, WireJson.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new RejectedException(Rejection.Malformed, $"it is not the JSON of {typeof(T).Name}");
        }
    }
}
