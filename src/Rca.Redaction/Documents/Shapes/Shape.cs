namespace Rca.Redaction.Documents.Shapes;

/// <summary>A form of object or array in which the place of a value says that it is a secret.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Members">It has a member of each of these kinds.</param>
/// <param name="Own">Its own key is of one of these kinds; 0 for any.</param>
/// <param name="Judge">Gives the verdicts.</param>
sealed record Shape(string Id, ulong Members, ulong Own, Action<DocumentTape, int> Judge)
{
    internal bool Fits(in DocumentNode node) => (node.Members & Members) == Members && (Own == 0 || (Own & node.Name.Bit()) != 0);
}
