using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Rca.UnitTests.Connectors.GitHub;

/// <summary>Answers of the stand-in.</summary>
static class Answer
{
    public static RequestDelegate Json(JsonNode body, params (string Name, string Value)[] headers) => Text(200, body.ToJsonString(), "application/json; charset=utf-8", headers);

    public static RequestDelegate Status(int status, params (string Name, string Value)[] headers) => Status(status, "words of the source", headers);

    public static RequestDelegate Status(int status, string message, params (string Name, string Value)[] headers) =>
        Text(status, new JsonObject { ["message"] = message }.ToJsonString(), "application/json; charset=utf-8", headers);

    public static RequestDelegate Text(int status, string body, string contentType, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>Says that the body is longer than what comes before the connection ends.</summary>
    public static RequestDelegate Broken(string start) => async context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = start.Length + 100;
        await context.Response.WriteAsync(start, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    };

    /// <summary>Sends nothing until the client goes away, and tells when it was reached and left.</summary>
    public static RequestDelegate Hanging(TaskCompletionSource reached, TaskCompletionSource left) => async context =>
    {
        context.RequestAborted.Register(left.SetResult);
        reached.SetResult();
        await left.Task;
    };

    public static (string Name, string Value) Next(string address) => ("Link", $"<{address}>; rel=\"next\", <{address}&last=1,2>; rel=\"last\"");

    public static string Epoch(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
