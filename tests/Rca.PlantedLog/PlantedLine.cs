using System.Text;

namespace Rca.PlantedLog;

/// <summary>One line, without its end, and the truth about it.</summary>
public sealed record PlantedLine(byte[] Utf8, LineForm Form, IReadOnlyList<Mark> Marks)
{
    public string Text => Encoding.UTF8.GetString(Utf8);

    /// <summary>Nothing in it may go.</summary>
    public bool IsBenign => Marks.All(m => m.Class == MarkClass.Decoy);

    public string ValueOf(Mark mark) => Encoding.UTF8.GetString(Utf8, mark.Start, mark.Length);
}
