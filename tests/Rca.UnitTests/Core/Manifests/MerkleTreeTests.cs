using System.Security.Cryptography;
using CsCheck;
using Rca.Core.Manifests;
using Xunit;

namespace Rca.UnitTests.Core.Manifests;

public sealed class MerkleTreeTests
{
    // The leaves of the test vectors that implementations of RFC 6962 share.
    static readonly byte[][] Leaves = [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_of_n_leaves_is_that_of_the_standard(int count, string root) => Assert.Equal(root, Convert.ToHexStringLower(Root(Leaves[..count])));

    [Fact]
    public void Root_is_that_of_the_naive_model() => Gen.Byte.Array[0, 5].Array[0, 70].Sample(leaves =>
        Assert.Equal(Model(leaves), Root(leaves)), iter: 300);

    // So many that they are hashed on several cores.
    [Theory]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(2_047)]
    public void Root_of_many_leaves_is_that_of_the_naive_model(int count)
    {
        byte[][] leaves = [.. Enumerable.Range(0, count).Select(i => new byte[i * 7 % 1_500])];
        foreach (var (i, leaf) in leaves.Index()) new Random(i).NextBytes(leaf);
        Assert.Equal(Model(leaves), Root(leaves));
    }

    [Fact]
    public void Root_changes_with_any_leaf_and_with_their_order() => Gen.Select(Gen.Byte.Array[0, 5].Array[2, 20], Gen.Int[0, 1000]).Sample((leaves, at) =>
    {
        var root = Root(leaves);
        var i = at % leaves.Length;
        Assert.NotEqual(root, Root([.. leaves[..i], [.. leaves[i], 0], .. leaves[(i + 1)..]]));
        if (!leaves[0].AsSpan().SequenceEqual(leaves[^1])) Assert.NotEqual(root, Root([leaves[^1], .. leaves[1..^1], leaves[0]]));
    }, iter: 200);

    [Fact]
    public void Audit_path_of_every_leaf_leads_to_the_root() => Gen.Byte.Array[0, 5].Array[1, 40].Sample(leaves =>
    {
        var root = Root(leaves);
        for (var i = 0; i < leaves.Length; i++) Assert.Equal(root, MerkleTree.RootFrom(leaves[i], i, leaves.Length, Path(leaves, i)));
    }, iter: 100);

    // The inclusion proofs of Google's Certificate Transparency implementation for the leaves above.
    [Theory]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    public void Audit_path_is_that_of_the_standard(int index, int count, string path) =>
        Assert.Equal(path, string.Join(' ', Path(Leaves[..count], index).Select(Convert.ToHexStringLower)));

    [Fact]
    public void Audit_path_leads_nowhere_else() => Gen.Select(Gen.Byte.Array[0, 5].Array[2, 20], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((leaves, one, other) =>
    {
        var (root, index) = (Root(leaves), one % leaves.Length);
        var path = Path(leaves, index);
        Assert.NotEqual(root, MerkleTree.RootFrom([.. leaves[index], 0], index, leaves.Length, path));
        Assert.Null(MerkleTree.RootFrom(leaves[index], index, leaves.Length, [.. path, root]));
        Assert.Null(MerkleTree.RootFrom(leaves[index], index, leaves.Length, [.. path.Skip(1)]));
        Assert.Null(MerkleTree.RootFrom(leaves[index], leaves.Length, leaves.Length, path));
        byte[][] changed = [.. path];
        changed[other % path.Count] = [.. changed[other % path.Count].Select(b => (byte)(b ^ 1))];
        Assert.NotEqual(root, MerkleTree.RootFrom(leaves[index], index, leaves.Length, changed));
    }, iter: 200);

    // RFC 6962, section 2.1, read word for word: k is the largest power of two smaller than n.
    static byte[] Model(byte[][] d)
    {
        if (d.Length == 0) return SHA256.HashData([]);
        if (d.Length == 1) return SHA256.HashData([0x00, .. d[0]]);
        var k = (int)Math.Pow(2, Math.Ceiling(Math.Log2(d.Length)) - 1);
        return SHA256.HashData([0x01, .. Model(d[..k]), .. Model(d[k..])]);
    }

    static byte[] Root(byte[][] leaves) => MerkleTree.Root(Memory(leaves));

    static IReadOnlyList<byte[]> Path(byte[][] leaves, int index) => MerkleTree.Path(Memory(leaves), index);

    static ReadOnlyMemory<byte>[] Memory(byte[][] leaves) => [.. leaves];
}
