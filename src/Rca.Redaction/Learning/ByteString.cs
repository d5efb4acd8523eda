namespace Rca.Redaction.Learning;

/// <summary>Bytes compared by what they hold.</summary>
readonly record struct ByteString(byte[] Bytes)
{
    public bool Equals(ByteString other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }
}
