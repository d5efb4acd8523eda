using System.Net.Mime;
using System.Text.Json;
using MassTransit;
using MassTransit.Serialization;
using Rca.Contracts;
using Rca.Core.Messaging;

namespace Rca.Bus;

/// <summary>
/// Writes a message as its JSON and nothing around it. It reads nothing: a body that cannot be read would be moved to the error queue, and its
/// text to the log, before any code of ours could see it. So every body reaches its consumer as bytes.
/// </summary>
sealed class WireSerializer : IMessageSerializer, IMessageDeserializer
{
    public static readonly ContentType Json = new("application/json");

    public ContentType ContentType => Json;

    public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class =>
        new BytesMessageBody(JsonSerializer.SerializeToUtf8Bytes(context.Message, WireJson.Options));

    public ConsumeContext Deserialize(ReceiveContext receiveContext)
    {
        var contentType = receiveContext.TryGetPayload(out RabbitMqBasicConsumeContext? delivery) ? delivery.Properties.ContentType : receiveContext.ContentType?.MediaType;
        return new BodyConsumeContext(receiveContext, Read(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress, contentType));
    }

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) => Read(body, headers, destinationAddress, null);

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    static RawMessageSerializerContext Read(MessageBody body, Headers headers, Uri? destinationAddress, string? contentType) => new(
        new RawMessage(body.GetBytes(), contentType?.Split(';')[0].Trim()), new RawMessageContext(headers, destinationAddress, RawSerializerOptions.AnyMessageType));

    public void Probe(ProbeContext context) => context.CreateScope("json").Add("contentType", Json.MediaType);
}
