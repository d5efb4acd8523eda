namespace Rca.Bus;

/// <summary>
/// The sources whose commands have a queue, where that can be known: the in-memory transport drops what nobody is bound for without a word.
/// RabbitMQ says so itself.
/// </summary>
sealed class BoundSources(IReadOnlySet<string>? known)
{
    public bool MayTake(string source) => known is null || known.Contains(source);
}
