namespace Rca.Bus.Publishing;

/// <summary>The sources whose commands have a queue: the in-memory transport drops what nobody is bound for without a word. RabbitMQ says so itself.</summary>
sealed class BoundSources(IReadOnlySet<string> known)
{
    public bool MayTake(string source) => known.Contains(source);
}
