using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Rca.UnitTests.Redaction.Rules;

/// <summary>What logs and manifests are full of, and no vendor's token.</summary>
public sealed class VendorDecoyTests
{
    const int Count = 2_000;

    static readonly string[] Words =
        "the pod failed to start because api key secret token access test live pattern public preview console dataset perm app web pat path sandbox service s.".Split(' ');

    public static TheoryData<string> Kinds => ["sha1", "sha256", "uuid", "digest", "text", "bytes", "path", "words", "identifier", "name"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Decoys_hit_nothing(string kind)
    {
        var random = new Random(20260312);

        var text = string.Join('\n', Enumerable.Range(0, Count).Select(_ => $"{kind} {Decoy(kind, random)} seen in {Decoy(kind, random)}, {Decoy(kind, random)}."));

        Assert.Empty(VendorSample.Hits(text).Select(hit => $"{hit.Rule.Id}: {Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[hit.Start..hit.End])}"));
    }

    static string Decoy(string kind, Random random) => kind switch
    {
        "sha1" => Convert.ToHexStringLower(Bytes(20, random)),
        "sha256" => Convert.ToHexString(Bytes(32, random)),
        "uuid" => new Guid(Bytes(16, random)).ToString(),
        "digest" => $"registry.example/team/orders-api:v1.{random.Next(99)}@sha256:{Convert.ToHexStringLower(SHA256.HashData(Bytes(8, random)))}",
        "text" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Phrase(" ", random.Next(3, 30), random))),
        "bytes" => Convert.ToBase64String(Bytes(random.Next(20, 90), random)),
        "path" => $"/var/lib/{Phrase("/", random.Next(3, 9), random)}/{random.Next()}.log",
        "words" => Phrase(" ", random.Next(3, 20), random),
        "identifier" => Phrase("_", random.Next(3, 12), random),
        _ => $"{Phrase("-", random.Next(2, 6), random)}-{random.Next():x8}-{random.Next(99_999):x5}",
    };

    static string Phrase(string separator, int words, Random random) =>
        string.Join(separator, Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    static byte[] Bytes(int length, Random random)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
