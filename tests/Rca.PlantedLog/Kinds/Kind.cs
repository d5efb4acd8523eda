namespace Rca.PlantedLog.Kinds;

/// <summary>Something to plant: a secret or personal data, with what stands around it.</summary>
/// <param name="Id">The kind by which it is counted.</param>
/// <param name="Class">What its marks are, where they do not say otherwise.</param>
/// <param name="Write">Writes it, its values marked.</param>
/// <param name="Shape">Whether it is wrapped in a line, or is lines already.</param>
public sealed record Kind(string Id, MarkClass Class, Action<LineWriter, Scene> Write, KindShape Shape = KindShape.Fragment)
{
    public static Kind Secret(string id, Action<LineWriter, Scene> write) => new(id, MarkClass.Secret, write);

    public static Kind SecretLines(string id, Action<LineWriter, Scene> write) => new(id, MarkClass.Secret, write, KindShape.Lines);
}
