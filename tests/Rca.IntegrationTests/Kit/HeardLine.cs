using System.Text;

namespace Rca.IntegrationTests.Kit;

/// <summary>Takes the first line that is written.</summary>
sealed class HeardLine : TextWriter
{
    readonly TaskCompletionSource<string> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    public Task<string> Text => _heard.Task;

    public override Task WriteLineAsync(string? value)
    {
        _heard.TrySetResult(value ?? "");
        return Task.CompletedTask;
    }
}
