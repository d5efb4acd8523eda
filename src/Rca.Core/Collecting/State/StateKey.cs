namespace Rca.Core.Collecting.State;

/// <summary>A key of the state: a digest, so that a name in it is not kept in clear.</summary>
public readonly record struct StateKey
{
    StateKey(string text) => Text = text;

    /// <summary>32 hexadecimal digits.</summary>
    public string Text { get; }

    /// <summary>The key for a list of parts, such as the kind of the value and the address that it belongs to.</summary>
    public static StateKey Of(params ReadOnlySpan<string> parts) => new(Identity.Of(parts));
}
