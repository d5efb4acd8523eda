namespace Rca.Bus;

/// <summary>That a handler failed, and with which types of exception; never with their text.</summary>
sealed class ScrubbedException(Type message, Exception cause) : Exception($"the handler of {message.Name} failed: {Chain(cause)}")
{
    static string Chain(Exception cause)
    {
        var names = new List<string>();
        for (var e = cause; e is not null && names.Count < 5; e = e.InnerException) names.Add(e.GetType().Name);
        return string.Join(" < ", names);
    }
}
