using System.Diagnostics;
using System.Text;

namespace Rca.Bus;

/// <summary>The trace of an incident over the bus: W3C trace context in the header <c>traceparent</c>. Names of message types are all that it holds.</summary>
public static class Tracing
{
    /// <summary>The name of the source of activities.</summary>
    public const string SourceName = "Rca.Pipeline";

    const string Header = "traceparent";
    static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Publish(string message) => Source.StartActivity($"publish {message}", ActivityKind.Producer);

    internal static Activity? Receive(string message, string? parent) =>
        ActivityContext.TryParse(parent, null, isRemote: true, out var context)
            ? Source.StartActivity($"handle {message}", ActivityKind.Consumer, context)
            : Source.StartActivity($"handle {message}", ActivityKind.Consumer);

    internal static string? Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    internal static Dictionary<string, object?> Headers(string? id) => id is null ? new(StringComparer.Ordinal) : new(StringComparer.Ordinal) { [Header] = id };

    internal static string? Parent(IDictionary<string, object?>? headers) =>
        headers is not null && headers.TryGetValue(Header, out var value) && value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;

    internal static string? Parent(MassTransit.Headers headers) => headers.TryGetHeader(Header, out var value) ? value as string : null;

    internal static void Write(MassTransit.SendHeaders headers)
    {
        if (Current is { } id) headers.Set(Header, id);
    }
}
