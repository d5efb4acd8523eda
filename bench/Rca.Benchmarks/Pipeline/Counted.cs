namespace Rca.Benchmarks.Pipeline;

/// <summary>Counts up to a number, and says when it is reached.</summary>
public sealed class Counted(int wanted)
{
    readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _value;

    public int Value => _value;

    public void Reset() => _value = 0;

    public void Add()
    {
        if (Interlocked.Increment(ref _value) == wanted) _all.TrySetResult();
    }

    public Task AllAsync() => _all.Task;
}
