using System.Globalization;
using System.Text.Json;

namespace Rca.Pipeline.Intake;

/// <summary>An object within a report, and where it is: every fault names the member by its JSON pointer, and never what it holds.</summary>
readonly struct ReportObject
{
    readonly JsonElement _element;

    ReportObject(JsonElement element, string pointer) => (_element, Pointer) = (element, pointer);

    public string Pointer { get; }

    /// <summary>The object at a place.</summary>
    /// <exception cref="IntakeException">Something else is there.</exception>
    public static ReportObject At(JsonElement element, string pointer) =>
        element.ValueKind == JsonValueKind.Object ? new(element, pointer) : throw new IntakeException(422, pointer, "expected an object");

    public IEnumerable<JsonProperty> Members => _element.EnumerateObject();

    /// <summary>A member that may be anything; null when it is absent or null.</summary>
    public JsonElement? Find(string name) => _element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string Text(string name, int maximum)
    {
        var text = OptionalText(name) ?? throw Wrong(name, "a text");
        return text.Length is > 0 && text.Length <= maximum ? text : throw Wrong(name, $"a text of 1 to {maximum} characters");
    }

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => Read(value.GetString, name),
        _ => throw Wrong(name, "a text"),
    };

    /// <summary>An address; nothing when there is none or it is empty.</summary>
    public IEnumerable<string> Link(string name) => OptionalText(name) is { Length: > 0 } link ? [link] : [];

    public string? Fingerprint() => OptionalText("fingerprint") switch
    {
        null or "" => null,
        { } text when Reporting.IsFingerprint(text) => text,
        _ => throw Wrong("fingerprint", Reporting.FingerprintForm),
    };

    public DateTimeOffset Time(string name) => Rfc3339.Read(OptionalText(name)) ?? throw Wrong(name, Reporting.TimeForm);

    public int Count(string name) => Find(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var count) && count >= 0 => count,
        _ => throw Wrong(name, "a whole number from 0"),
    };

    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(name) is not { } value) return texts;
        if (value.ValueKind != JsonValueKind.Object) throw Wrong(name, "an object of texts");
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String) throw Wrong(name, "an object whose values are texts");
            texts[Read(() => member.Name, name)] = Read(member.Value.GetString, name);
        }

        return texts;
    }

    public ReportObject Object(string name) => OptionalObject(name) ?? throw Wrong(name, "an object");

    public ReportObject? OptionalObject(string name) => Find(name) is { } value ? At(value, Below(name)) : null;

    public IReadOnlyList<ReportObject> Objects(string name, int maximum)
    {
        // Counted before any of them is read.
        if (Find(name) is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() is var count && (count == 0 || count > maximum))
            throw Wrong(name, $"a list of 1 to {maximum} {name}");
        var place = Below(name);
        return [.. list.EnumerateArray().Select((e, i) => At(e, string.Create(CultureInfo.InvariantCulture, $"{place}/{i}")))];
    }

    public IntakeException Wrong(string name, string expected) => new(422, Below(name), $"expected {expected}");

    // Only names that the format itself has, in which nothing is to be escaped.
    string Below(string name) => $"{Pointer}/{name}";

    // A lone surrogate (\ud800) is JSON but no text.
    string Read(Func<string?> read, string name)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, "valid Unicode");
        }
    }
}
