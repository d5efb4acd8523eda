using System.Diagnostics;
using System.Text;
using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class LinearDocumentTests
{
    const int Size = 32 * 1024;

    // Far above linear growth, far below quadratic; the machine may be busy.
    const double MostGrowth = 3.4;

    public static TheoryData<string, string, string> Hostile => new()
    {
        { "[", "\"password\",", "1]" },
        { "[", "{\"name\":\"password\",\"value\":\"x1y2z3\"},", "1]" },
        { "{", "\"name\":\"password\",\"value\":\"x1y2z3\",", "\"a\":1}" },
        { "{", "\"sensitive\":true,\"value\":\"x\",", "\"a\":1}" },
        { "{\"columns\":[\"password\"],\"rows\":[", "[\"x1y2z3\"],", "1]}" },
        { "[", "[[[[{\"kind\":\"Secret\",\"data\":{\"a\":\"eA==\"}}]]]],", "1]" },
        { "[", "\"{\\\"a\\\":[\",", "1]" },
        { "[", "\"-p\",\"--password\",", "1]" },
        { "{\"password\":[", "[[\"x1y2z3\"]],", "1]}" },
        { "{\"sensitive_values\":{\"a\":true},\"values\":{", "\"b\":1,", "\"a\":\"x\"}}" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Time_grows_with_the_document(string before, string unit, string after)
    {
        Time(Document(before, unit, after, Size));
        var half = Time(Document(before, unit, after, Size));
        var whole = Time(Document(before, unit, after, 2 * Size));

        Assert.True(whole < MostGrowth * half + 0.02, $"{half:F3} s for half of it, {whole:F3} s for the whole");
    }

    static byte[] Document(string before, string unit, string after, int size) => Encoding.UTF8.GetBytes(before + Engines.Repeat(unit, size) + after);

    static double Time(byte[] source)
    {
        var best = double.MaxValue;
        var scrubber = Scrubbers.New();
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.True(scrubber.TryScrub(source, DocumentFormat.Json, new System.Buffers.ArrayBufferWriter<byte>(), []));
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return best;
    }
}
