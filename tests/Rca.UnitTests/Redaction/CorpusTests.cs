using System.Text;
using Rca.Benchmarks.Fuzzing;
using Xunit;

namespace Rca.UnitTests.Redaction;

/// <summary>What once broke an invariant of redaction, made small by the fuzzer, has to keep it for good.</summary>
public sealed class CorpusTests
{
    const string Corpus = "Redaction/Corpus/";

    readonly RedactionInvariants _invariants = new();

    public static TheoryData<string> Inputs() => [.. Names().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_that_broke_an_invariant_keeps_all_of_them(string name)
    {
        using var input = new StreamReader(typeof(CorpusTests).Assembly.GetManifestResourceStream(Corpus + name)!, Encoding.UTF8);
        Assert.Null(_invariants.Broken(input.ReadToEnd()));
    }

    [Fact]
    public void Every_planted_secret_is_replaced() =>
        Assert.All(PlantedSecrets.All, secret => Assert.Null(_invariants.Broken($"before {secret.Written} after")));

    static IEnumerable<string> Names() =>
        from name in typeof(CorpusTests).Assembly.GetManifestResourceNames()
        where name.StartsWith(Corpus, StringComparison.Ordinal)
        select name[Corpus.Length..];
}
