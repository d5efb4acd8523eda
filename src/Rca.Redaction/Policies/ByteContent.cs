namespace Rca.Redaction.Policies;

/// <summary>Equality of byte arrays by what is in them.</summary>
sealed class ByteContent : IEqualityComparer<byte[]>
{
    internal static readonly ByteContent Comparer = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
