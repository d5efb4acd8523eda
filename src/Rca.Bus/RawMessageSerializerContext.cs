using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>What was received, as the one message that every consumer of ours takes: <see cref="RawMessage"/>.</summary>
sealed class RawMessageSerializerContext(RawMessage raw, MessageContext context) : SystemTextJsonRawSerializerContext(
    SystemTextJsonMessageSerializer.Instance, SystemTextJsonMessageSerializer.Options, WireSerializer.Json, context, [], RawSerializerOptions.AnyMessageType, default(JsonElement))
{
    public override bool IsSupportedMessageType<T>() => typeof(T) == typeof(RawMessage);

    public override bool IsSupportedMessageType(Type messageType) => messageType == typeof(RawMessage);

    public override bool TryGetMessage<T>([NotNullWhen(true)] out T? message) where T : class
    {
        message = typeof(T) == typeof(RawMessage) ? (T)(object)raw : null;
        return message is not null;
    }

    public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
    {
        message = messageType == typeof(RawMessage) ? raw : null;
        return message is not null;
    }
}
