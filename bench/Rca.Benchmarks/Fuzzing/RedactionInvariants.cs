using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Rca.Redaction;

namespace Rca.Benchmarks.Fuzzing;

/// <summary>What holds for the redaction of every text.</summary>
sealed class RedactionInvariants
{
    // Fifty times what a slow machine needs.
    const double SecondsAtLeast = 2;
    const double SecondsPerKilobyte = 0.05;

    // Decoders put three bytes into four digits: a secret within base64 begins at one of three places.
    const int Alignments = 3;

    readonly RedactionEngine engine = new(new TokenKey("fuzz", new byte[32]));
    readonly RedactionEngine other = new(new TokenKey("fuzz", new byte[32]));

    /// <summary>The name of what does not hold for this input, or null.</summary>
    /// <param name="input">Any text.</param>
    internal string? Broken(string input)
    {
        var clock = Stopwatch.StartNew();
        var redacted = engine.RedactText(input);
        if (clock.Elapsed.TotalSeconds > SecondsAtLeast + (SecondsPerKilobyte * input.Length / 1024))
            return "slow";
        if (redacted.Withheld is { } reason)
            return reason.ToString();
        if (engine.RedactText(redacted.Text).Text != redacted.Text)
            return "not-idempotent";
        var again = other.RedactText(input);
        var receipt = JsonSerializer.Serialize(redacted.Receipt);
        if (again.Text != redacted.Text || JsonSerializer.Serialize(again.Receipt) != receipt)
            return "not-deterministic";
        if (Shows(input, redacted.Text) || Shows(input, receipt))
            return "shows-a-secret";
        if (IsJson(input) && !IsJson(redacted.Text))
            return "no-json-any-more";
        return null;
    }

    static bool Shows(string input, string output)
    {
        foreach (var (written, secret) in PlantedSecrets.All)
        {
            var copies = FreeCopies(input, written);
            foreach (var part in secret)
            {
                // A part that stands elsewhere too is no secret there.
                if (copies == 0 || Copies(input, part) != copies)
                    continue;
                if (Copies(output, part) > 0 || Base64Of(part).Any(digits => Copies(output, digits) > Copies(input, digits)))
                    return true;
            }
        }
        return false;
    }

    /// <summary>How often it stands free; 0 when one copy is glued to something, and may be something else.</summary>
    static int FreeCopies(string input, string written)
    {
        var copies = Copies(input, written);
        return copies == Copies($" {input} ", $" {written} ") ? copies : 0;
    }

    static int Copies(string text, string part)
    {
        var copies = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + 1, StringComparison.Ordinal))
            copies++;
        return copies;
    }

    /// <summary>The digits that depend on the secret alone, for each place it may begin at.</summary>
    static IEnumerable<string> Base64Of(string secret)
    {
        for (var before = 0; before < Alignments; before++)
        {
            var digits = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + secret)).TrimEnd('=');
            yield return digits[(before == 0 ? 0 : 4)..^2];
        }
    }

    // A lone string or number is text like any other.
    static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
