namespace Rca.Pipeline.Commands;

/// <summary>What standard input holds.</summary>
enum RedactMode
{
    Text,
    JsonLines,
    Json,
    Yaml,
}
