using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Rca.Contracts;

namespace Rca.Pipeline.Doors;

/// <summary>What the doors answer, as an OpenAPI document: made from the routes, served, and kept as docs/openapi.json.</summary>
static class DoorDescription
{
    public const string Path = "/api/v1/openapi.json";

    public static IServiceCollection AddDoorDescription(this IServiceCollection services) => services.ConfigureHttpJsonOptions(static http =>
    {
        // As the doors write: words of closed sets, and numbers that are no texts.
        http.SerializerOptions.NumberHandling = WireJson.Options.NumberHandling;
        http.SerializerOptions.DefaultIgnoreCondition = WireJson.Options.DefaultIgnoreCondition;
        foreach (var words in WireJson.Options.Converters.Where(static c => c is not UtcTimeJsonConverter)) http.SerializerOptions.Converters.Add(words);
    }).AddOpenApi(options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer(static (document, _, _) => Describe(document));
        options.AddOperationTransformer(static (operation, context, _) => Secure(operation, context));
    });

    public static void MapDoorDescription(this WebApplication app) => app.MapOpenApi(Path);

    /// <summary>What every route of a door has: its token, its name, and the problems that any request may meet.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string name, string summary, params ReadOnlySpan<int> problems)
    {
        route.WithName(name).WithSummary(summary).ProducesProblem(401).ProducesProblem(500).ProducesProblem(503);
        foreach (var status in problems) route.ProducesProblem(status);
        return route;
    }

    /// <summary>Says of what form the body is; the door itself refuses any other.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string description, IReadOnlyList<string> types, Type? body) =>
        route.AddOpenApiOperationTransformer(async (operation, context, ct) =>
        {
            var schema = body is null ? null : await context.GetOrCreateSchemaAsync(body, null, ct);
            var content = types.ToDictionary(t => t, t => new OpenApiMediaType { Schema = schema ?? new OpenApiSchema { Type = FormOf(t) } }, StringComparer.Ordinal);
            operation.RequestBody = new OpenApiRequestBody { Required = true, Description = description, Content = content };
        });

    static JsonSchemaType FormOf(string type) => type.Contains("-batch", StringComparison.Ordinal) ? JsonSchemaType.Array : JsonSchemaType.Object;

    static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Rca.Pipeline",
            Version = "1",
            Description = "Where incidents are reported and manifests are read. Every error is a problem+json (RFC 9457).",
        };
        // Its address is the deployment's.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [DoorToken.Report.Name] = Bearer("doors.reportToken: it reports and does not read."),
            [DoorToken.PagerDuty.Name] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = PagerDutySignature.Header,
                Description = "HMAC-SHA256 of the body by a secret of doors.pagerdutySecrets. Where there is none: doors.reportToken.",
            },
            [DoorToken.Read.Name] = Bearer("doors.readToken: it reads and does not report."),
        };
        document.Paths["/healthz"] = Health("live", "Whether the process runs.");
        document.Paths["/readyz"] = Health("ready", "Whether it can do its work now.");
        return Task.CompletedTask;
    }

    static Task Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<DoorToken>().SingleOrDefault() is { } token)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(token.Name, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    static OpenApiSecurityScheme Bearer(string description) => new() { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = description };

    static OpenApiPathItem Health(string name, string summary) => new()
    {
        Operations = new Dictionary<HttpMethod, OpenApiOperation>
        {
            [HttpMethod.Get] = new()
            {
                OperationId = name, Summary = summary, Responses = new OpenApiResponses { ["200"] = Text("Healthy"), ["503"] = Text("Unhealthy") },
            },
        },
    };

    static OpenApiResponse Text(string says) => new()
    {
        Description = says,
        Content = new Dictionary<string, OpenApiMediaType> { ["text/plain"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
    };
}
