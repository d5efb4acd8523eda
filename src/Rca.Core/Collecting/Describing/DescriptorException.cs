namespace Rca.Core.Collecting;

/// <summary>A descriptor, or the evidence records that it is made of, cannot be held to. Its message is in our own words and lists every problem, one a line.</summary>
/// <param name="problems">The problems.</param>
public sealed class DescriptorException(params IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>The problems.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    /// <summary>The one within <paramref name="exception"/>, which a static initialiser may have wrapped; null when there is none.</summary>
    public static DescriptorException? Within(Exception? exception)
    {
        while (exception is not null and not DescriptorException) exception = exception.InnerException;
        return exception as DescriptorException;
    }
}
