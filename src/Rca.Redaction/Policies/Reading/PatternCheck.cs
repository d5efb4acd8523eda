using System.Globalization;
using System.Text.RegularExpressions;

namespace Rca.Redaction.Policies.Reading;

/// <summary>The pattern of an own rule: one that runs in linear time, whatever the text.</summary>
static class PatternCheck
{
    const int Longest = 1000;
    const string LinearOnly = "a pattern without lookaround (?=…) (?!…) (?<=…) (?<!…), backreferences \\1 \\k<…>, atomic groups (?>…) and conditions (?(…)…): they cannot be matched in linear time";

    internal static Regex? Read(PolicySection section, bool ignoreCase)
    {
        if (section.RequiredText("pattern", "a .NET regular expression; the group 'value' names what to redact, else it is the whole match") is not { } pattern)
            return null;
        if (pattern.Length is 0 or > Longest)
        {
            section.Report("pattern", string.Create(CultureInfo.InvariantCulture, $"a pattern of {pattern.Length} characters"), $"1 to {Longest}");
            return null;
        }
        if (PatternSize.Of(pattern) > PatternSize.Greatest)
        {
            section.Report("pattern", $"repetitions that multiply to more than {PatternSize.Greatest} steps", "smaller counts: each {n,m} is written out m times, and nested ones multiply");
            return null;
        }
        return Compile(section, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
    }

    static Regex? Compile(PolicySection section, string pattern, RegexOptions options)
    {
        try
        {
            // No time limit: a rule that stops early would let pass what it has not read; NonBacktracking is linear.
            var regex = new Regex(pattern, options, Regex.InfiniteMatchTimeout);
            if (!regex.IsMatch(""))
                return regex;
            section.Report("pattern", "a pattern that matches an empty text", "one whose every match holds something to redact");
        }
        catch (RegexParseException e)
        {
            section.Report("pattern", string.Create(CultureInfo.InvariantCulture, $"a pattern that is wrong at character {e.Offset} ({e.Error})"), "a .NET regular expression");
        }
        catch (NotSupportedException)
        {
            section.Report("pattern", "a pattern that needs backtracking, or is too large", LinearOnly);
        }
        return null;
    }
}
