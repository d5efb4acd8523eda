namespace Rca.PlantedLog;

/// <summary>A stretch of a line, in bytes of its UTF-8 form.</summary>
public readonly record struct Mark(string Kind, MarkClass Class, int Start, int Length)
{
    public int End => Start + Length;

    public bool MustGo => Class is MarkClass.Secret or MarkClass.Personal;
}
