using System.Net.Mime;
using MassTransit;

namespace Rca.Bus;

/// <summary>Puts plain JSON on the wire in place of MassTransit's envelope, and takes bytes off it.</summary>
sealed class WireSerializerFactory : ISerializerFactory
{
    public ContentType ContentType => WireSerializer.Json;

    public IMessageSerializer CreateSerializer() => new WireSerializer();

    public IMessageDeserializer CreateDeserializer() => new WireSerializer();
}
