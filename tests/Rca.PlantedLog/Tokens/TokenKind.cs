namespace Rca.PlantedLog.Tokens;

/// <summary>A vendor's credential: how one is made, and the name it is configured under.</summary>
/// <param name="Id">The kind, e.g. <c>github-pat</c>.</param>
/// <param name="Key">The environment variable or setting that usually holds it.</param>
/// <param name="Make">A new one of the documented format.</param>
/// <param name="Recognisable">Whether the format alone tells what it is; otherwise it stands only beside its key.</param>
/// <param name="PublicUpTo">Where the last of these ends, the secret part begins; what stands before may stay.</param>
public sealed record TokenKind(string Id, string Key, Func<Dice, string> Make, bool Recognisable = true, string? PublicUpTo = null)
{
    public SecretValue New(Dice d)
    {
        var value = Make(d);
        var split = PublicUpTo is null ? 0 : value.LastIndexOf(PublicUpTo, StringComparison.Ordinal) + PublicUpTo.Length;
        return new SecretValue(value[..split], value[split..]);
    }
}
