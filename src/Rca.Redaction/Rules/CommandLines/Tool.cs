using System.Text;

namespace Rca.Redaction.Rules.CommandLines;

/// <summary>A command whose options are too short to be trusted without its name.</summary>
/// <param name="Name">As it is typed, in lower case.</param>
/// <param name="Flags">Options and how each takes its secret; the case of short ones counts.</param>
sealed record Tool(string Name, params (string Flag, FlagForm Form)[] Flags)
{
    /// <summary>A word that must have come before the options mean this: docker's -p is a port unless it is a login.</summary>
    internal string? Gate { get; init; }

    /// <summary>Which words that are no options hold a secret, counted from the gate or the name: 1 is the first behind it.</summary>
    internal int[] Positions { get; init; } = [];

    /// <summary>Options that must be there for the positions to count: htpasswd's -b.</summary>
    internal char PositionsNeed { get; init; }

    /// <summary>A bare word user:VALUE@host, or user/VALUE@host, holds one.</summary>
    internal char Userinfo { get; init; }

    /// <summary>Words that begin with a slash are options.</summary>
    internal bool SlashOptions { get; init; }

    internal (byte[] Name, FlagForm Form)[] FlagBytes { get; } = [.. Flags.Select(flag => (Encoding.ASCII.GetBytes(flag.Flag), flag.Form))];

    /// <summary>What follows its options is a command of its own.</summary>
    internal bool Wraps { get; init; }

    public override string ToString() =>
        $"{Name}/{Gate} {string.Join(' ', Flags.Select(f => $"{f.Flag}:{f.Form}"))} {string.Join(' ', Positions)} "
        + $"{(int)PositionsNeed} {(int)Userinfo} {SlashOptions} {Wraps}";
}
