using System.Globalization;

namespace Rca.Redaction.Rules;

/// <summary>The part of a token that stands before its anchor.</summary>
sealed record TokenHead(Alphabet Alphabet, int Min, int Max)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Alphabet.Name} {Min}-{Max}");
}
