namespace Rca.Pipeline.Doors;

/// <summary>Who was let in, by the name of the token; a door without a token (loopback only) lets anyone in.</summary>
sealed record Caller(string Name)
{
    public static Caller Anyone { get; } = new("anyone");

    /// <summary>Who was not let in.</summary>
    public static Caller Nobody { get; } = new("nobody");
}
