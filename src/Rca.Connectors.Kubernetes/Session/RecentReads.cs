using System.Collections.Concurrent;

namespace Rca.Connectors.Kubernetes.Session;

/// <summary>
/// What collections of a source have read in the last minute: the capabilities of one incident need the same workloads and pods within seconds, and
/// the server is asked for them once. No value of a variable, of an argument or of a ConfigMap is in it.
/// </summary>
sealed class RecentReads(TimeProvider clock)
{
    const int Most = 32;
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<(Type Kind, string Of), (object Read, DateTimeOffset At)> _reads = new();

    public T? Find<T>(string of) where T : class =>
        _reads.TryGetValue((typeof(T), of), out var found) && clock.GetUtcNow() - found.At < Kept ? (T)found.Read : null;

    public void Keep<T>(string of, T read) where T : class
    {
        var now = clock.GetUtcNow();
        foreach (var (key, _) in _reads.Where(r => now - r.Value.At >= Kept)) _reads.TryRemove(key, out _);
        if (_reads.Count < Most) _reads[(typeof(T), of)] = (read, now);
    }
}
