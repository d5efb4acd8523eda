using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rca.Contracts;

namespace Rca.Core.Collecting.State;

/// <summary>
/// Fields that may be kept in clear: numbers, times, digests and words of closed sets, under names of a closed set. There is no way to put a text into it.
/// </summary>
public sealed partial class OperationalFields
{
    // Each value as the text of its form; a number is told from the others by its digits.
    readonly ImmutableSortedDictionary<string, string> _fields;

    OperationalFields(ImmutableSortedDictionary<string, string> fields) => _fields = fields;

    /// <summary>No field.</summary>
    public static OperationalFields None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>How many fields there are.</summary>
    public int Count => _fields.Count;

    /// <summary>With a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name is no word of its set.</exception>
    public OperationalFields With<TName>(TName name, long value) where TName : struct, Enum => Set(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>With a time, to the millisecond.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name is no word of its set.</exception>
    public OperationalFields With<TName>(TName name, DateTimeOffset value) where TName : struct, Enum => Set(name, UtcTimeJsonConverter.Format(value));

    /// <summary>With the SHA-256 of something.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name is no word of its set.</exception>
    public OperationalFields WithDigestOf<TName>(TName name, ReadOnlySpan<byte> content) where TName : struct, Enum => Set(name, Identity.Sha256(content));

    /// <summary>With a word of a closed set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The name or the value is no word of its set.</exception>
    public OperationalFields WithWord<TName, TWord>(TName name, TWord value) where TName : struct, Enum where TWord : struct, Enum => Set(name, Word(value));

    /// <summary>The number under a name; null when there is none.</summary>
    public long? Number<TName>(TName name) where TName : struct, Enum =>
        long.TryParse(Find(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The time under a name; null when there is none.</summary>
    public DateTimeOffset? Time<TName>(TName name) where TName : struct, Enum =>
        DateTimeOffset.TryParseExact(Find(name), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Whether the digest under a name is that of <paramref name="content"/>.</summary>
    public bool HasDigestOf<TName>(TName name, ReadOnlySpan<byte> content) where TName : struct, Enum => string.Equals(Find(name), Identity.Sha256(content), StringComparison.Ordinal);

    /// <summary>The word under a name; null when there is none of that set.</summary>
    public TWord? Word<TName, TWord>(TName name) where TName : struct, Enum where TWord : struct, Enum =>
        Enum.GetValues<TWord>().Where(word => string.Equals(WireJson.Word(word), Find(name), StringComparison.Ordinal)).Cast<TWord?>().FirstOrDefault();

    internal string ToJson() => JsonSerializer.Serialize(_fields);

    /// <summary>Null for what no fields of this type were ever written as.</summary>
    internal static OperationalFields? Parse(string json)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(json)?.WithComparers(StringComparer.Ordinal);
            return fields is not null && fields.All(f => WordPattern().IsMatch(f.Key) && FormPattern().IsMatch(f.Value ?? "")) ? new OperationalFields(fields) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    OperationalFields Set<TName>(TName name, string value) where TName : struct, Enum => new(_fields.SetItem(Word(name), value));

    string? Find<TName>(TName name) where TName : struct, Enum => _fields.GetValueOrDefault(Word(name));

    static string Word<T>(T value) where T : struct, Enum =>
        Enum.IsDefined(value) ? WireJson.Word(value) : throw new ArgumentOutOfRangeException(nameof(value), "The value is no word of its set.");

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,63}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();

    [GeneratedRegex(@"\A(-?[0-9]{1,19}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z|[0-9a-f]{64}|[a-z][a-z0-9-]{0,63})\z", RegexOptions.NonBacktracking)]
    private static partial Regex FormPattern();
}
