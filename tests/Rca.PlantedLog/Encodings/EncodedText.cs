namespace Rca.PlantedLog.Encodings;

/// <summary>A text and the stretch of it that holds a secret.</summary>
readonly record struct EncodedText(string Text, int Start, int End)
{
    public EncodedText Whole => this with { Start = 0, End = Text.Length };
}
