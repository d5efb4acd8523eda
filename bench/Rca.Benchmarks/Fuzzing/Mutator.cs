using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Rca.Benchmarks.Fuzzing;

/// <summary>Makes new texts of old ones: cuts, splices and repeats them, encodes stretches of them, and puts secrets in.</summary>
sealed class Mutator(IReadOnlyList<string> seeds, IReadOnlyList<string> fragments, Random random)
{
    const int MaxSteps = 6;
    const int MaxRepeats = 200;
    const int MaxLength = 64 * 1024;
    const int MaxFlips = 8;

    internal string Next()
    {
        var text = Pick(seeds);
        for (var steps = random.Next(MaxSteps); steps > 0 && text.Length < MaxLength; steps--)
            text = Step(text);
        if (text.Length > MaxLength)
            text = text[..MaxLength];
        return random.Next(2) == 0 ? text : Plant(text);
    }

    string Step(string text) => random.Next(10) switch
    {
        0 => Splice(text, Pick(seeds)),
        1 => Splice(text, Pick(fragments)),
        2 => text[..random.Next(text.Length + 1)],
        3 => text[random.Next(text.Length + 1)..],
        4 => OnSlice(text, slice => string.Concat(Enumerable.Repeat(slice, random.Next(Math.Max(2, Math.Min(MaxRepeats, MaxLength / (slice.Length + 1))))))),
        5 or 6 => OnSlice(text, Encode),
        7 => Encode(text),
        8 => Flip(text),
        _ => $$"""{"name":{{JsonSerializer.Serialize(text)}},"value":{{JsonSerializer.Serialize(Pick(fragments))}}}""",
    };

    string Encode(string text) => random.Next(9) switch
    {
        0 => Base64(Encoding.UTF8.GetBytes(text)),
        1 => Base64(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        2 => Base64(Encoding.Unicode.GetBytes(text)),
        3 => Base64(Packed(text)),
        4 => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        5 => Uri.EscapeDataString(Sound(text)),
        6 => WebUtility.HtmlEncode(text),
        7 => string.Concat(text.Select(c => $"\\u{(int)c:x4}")),
        _ => JsonSerializer.Serialize(text),
    };

    // Half of a pair of surrogates is no text, and some encoders refuse it.
    static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    string Splice(string text, string other)
    {
        var at = random.Next(text.Length + 1);
        var from = random.Next(other.Length + 1);
        return string.Concat(text.AsSpan(0, at), random.Next(2) == 0 ? other : other[from..], text.AsSpan(at));
    }

    string Plant(string text)
    {
        var at = random.Next(text.Length + 1);
        var (written, _) = PlantedSecrets.All[random.Next(PlantedSecrets.All.Count)];
        return $"{text[..at]} {written} {text[at..]}";
    }

    string OnSlice(string text, Func<string, string> change)
    {
        var start = random.Next(text.Length + 1);
        var end = start + random.Next(text.Length - start + 1);
        return string.Concat(text.AsSpan(0, start), change(text[start..end]), text.AsSpan(end));
    }

    string Flip(string text)
    {
        var flipped = text.ToCharArray();
        for (var flips = flipped.Length == 0 ? 0 : random.Next(1, MaxFlips); flips > 0; flips--)
            flipped[random.Next(flipped.Length)] ^= (char)(1 << random.Next(16));
        return new string(flipped);
    }

    string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];

    static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
