using System.Diagnostics;
using System.Text;
using Rca.Redaction.Documents;
using Xunit;

namespace Rca.UnitTests.Redaction.Documents;

public sealed class LinearDocumentTests
{
    const int Size = 16 * 1024;
    const int Times = 4;

    // Half-way, as a ratio, from linear growth to quadratic; a busy machine may need another try, quadratic code never passes.
    const double MostGrowth = 8;
    const int Tries = 4;

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
        var growths = new List<double>();
        do
            growths.Add(Time(Document(before, unit, after, Times * Size)) / Time(Document(before, unit, after, Size)));
        while (growths[^1] > MostGrowth && growths.Count < Tries);

        Assert.True(growths[^1] <= MostGrowth, $"{Times} times the document took {string.Join(", ", growths.Select(growth => $"{growth:F1}"))} times as long");
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
