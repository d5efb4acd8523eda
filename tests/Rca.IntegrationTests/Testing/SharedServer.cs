using Rca.Testing;

namespace Rca.IntegrationTests.Testing;

/// <summary>A server that is started when the first test asks for it, and stopped after the last test of the assembly.</summary>
public abstract class SharedServer<T> : IAsyncDisposable
    where T : class, IAsyncDisposable
{
    readonly SemaphoreSlim _gate = new(1, 1);
    T? _server;
    ServerMissingException? _missing;

    public async Task<T> GetAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_server is null && _missing is null) await TryStartAsync(ct);
        }
        finally
        {
            _gate.Release();
        }
        return _server ?? throw ServerMissing.SkipOrFail(_missing!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _gate.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<T> StartAsync(CancellationToken ct);

    async Task TryStartAsync(CancellationToken ct)
    {
        try
        {
            _server = await StartAsync(ct);
        }
        catch (ServerMissingException missing)
        {
            _missing = missing;
        }
    }
}
