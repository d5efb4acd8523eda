using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>What was received, as the one message that every consumer of ours takes: <see cref="RawMessage"/>.</summary>
sealed class RawMessageSerializerContext(MessageBody body, Headers headers, MessageContext context) : SystemTextJsonRawSerializerContext(
    SystemTextJsonMessageSerializer.Instance, SystemTextJsonMessageSerializer.Options, WireSerializer.Json, context, [], RawSerializerOptions.AnyMessageType, default(JsonElement))
{
    public override bool IsSupportedMessageType<T>() => typeof(T) == typeof(RawMessage);

    public override bool IsSupportedMessageType(Type messageType) => messageType == typeof(RawMessage);

    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message) where T : class
    {
        message = typeof(T) == typeof(RawMessage) ? (T)(object)Raw() : null;
        return message is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
    {
        message = messageType == typeof(RawMessage) ? Raw() : null;
        return message is not null;
    }

    RawMessage Raw() => new(body.GetBytes(), headers.Get<string>(MessageHeaders.ContentType)?.Split(';')[0].Trim());
}
